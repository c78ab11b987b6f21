from .addresses import FormerAddress
from .exchange import Exchange
from .figures import Fact
from .goals import Goal, Target
from .library import LibraryFile
from .mandates import Mandate, Sector, StrategicGoal
from .mapping import (
    ActionLine,
    Activity,
    ActivityGoal,
    LineGoal,
    Technology,
    TechnologyGoal,
)
from .pages import CampaignSettings, Page
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
    "CampaignSettings",
    "CaseStudy",
    "Document",
    "DocumentFile",
    "Event",
    "EventSeries",
    "Exchange",
    "Fact",
    "FormerAddress",
    "Goal",
    "LibraryFile",
    "LineGoal",
    "LoadedRecord",
    "Mandate",
    "Organisation",
    "Page",
    "Picture",
    "Post",
    "Reference",
    "Sector",
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
