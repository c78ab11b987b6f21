from .activity_imports import ActivityImport
from .editions import Edition
from .figures import Fact
from .goals import Goal, Target
from .imports import SeriesImport
from .indicators import Breakdown, Indicator, Nature, Observation
from .mandates import Mandate, Sector, StrategicGoal
from .mapping import (
    ActionLine,
    Activity,
    ActivityGoal,
    Endorser,
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
    "Fact",
    "Goal",
    "Indicator",
    "LineGoal",
    "LoadedRecord",
    "Mandate",
    "Nature",
    "Observation",
    "Organisation",
    "Page",
    "Picture",
    "Post",
    "Reference",
    "Sector",
    "SeriesImport",
    "StrategicGoal",
    "Target",
    "Technology",
    "TechnologyGoal",
    "User",
    "Video",
]
