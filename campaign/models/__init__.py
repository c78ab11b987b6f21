from .activities import Activity, ActivityGoal, Endorser
from .addresses import FormerAddress
from .editions import Edition
from .exchange import Exchange
from .figures import Fact
from .goals import Goal, Target
from .imports import ActivityImport, SeriesImport
from .indicators import Breakdown, Indicator, Nature, Observation
from .library import LibraryFile
from .mandates import Mandate, Sector, StrategicGoal
from .mapping import ActionLine, LineGoal, Technology, TechnologyGoal
from .pages import CampaignSettings, Page
from .pending import PendingText
from .people import User
from .pictures import Picture
from .records import LoadedRecord
from .stories import (
    CaseStudy,
    Document,
    DocumentFile,
    Event,
    EventSeries,
    Organisation,
    Post,
    Reference,
    Video,
)
from .terms import Term
from .translations import Translation, TranslationState
from .workflow import Step

__all__ = [
    "ActionLine",
    "Activity",
    "ActivityGoal",
    "ActivityImport",
    "Breakdown",
    "CampaignSettings",
    "CaseStudy",
    "Document",
    "DocumentFile",
    "Edition",
    "Endorser",
    "Event",
    "EventSeries",
    "Exchange",
    "Fact",
    "FormerAddress",
    "Goal",
    "Indicator",
    "LibraryFile",
    "LineGoal",
    "LoadedRecord",
    "Mandate",
    "Nature",
    "Observation",
    "Organisation",
    "Page",
    "PendingText",
    "Picture",
    "Post",
    "Reference",
    "Sector",
    "SeriesImport",
    "Step",
    "StrategicGoal",
    "Target",
    "Technology",
    "TechnologyGoal",
    "Term",
    "Translation",
    "TranslationState",
    "User",
    "Video",
]
