"""Records for tests. Texts say which field and language they stand for: “title fr 3”."""

import datetime

import factory
from django.utils import timezone

from campaign import models
from campaign.models.publishing import State
from campaign.translation import TRANSLATED
from ict4sdg import languages


class TranslatedFactory(factory.django.DjangoModelFactory):
    """Fills every translated field in every language that is not given."""

    class Meta:
        abstract = True

    @classmethod
    def _adjust_kwargs(cls, **kwargs):
        number = kwargs.pop("serial", 0)
        for field in TRANSLATED[cls._meta.model]:
            for code in set(kwargs.get("published_in", languages.CODES)) & set(languages.CODES):
                kwargs.setdefault(f"{field}_{code}", f"{field} {code} {number}")
        return kwargs

    serial = factory.Sequence(lambda n: n)


class GoalFactory(TranslatedFactory):
    class Meta:
        model = models.Goal
        django_get_or_create = ["number"]

    number = 9
    colour = "#FD6925"


class TargetFactory(TranslatedFactory):
    class Meta:
        model = models.Target
        django_get_or_create = ["code"]

    code = "9.c"
    order = 908
    goal = factory.SubFactory(GoalFactory)


class LineFactory(TranslatedFactory):
    class Meta:
        model = models.ActionLine
        django_get_or_create = ["code"]

    code = "C2"
    order = factory.Sequence(lambda n: n + 1)
    itu_role = "sole_facilitator"


class TechnologyFactory(TranslatedFactory):
    class Meta:
        model = models.Technology

    slug = factory.Sequence(lambda n: f"technology-{n}")
    order = factory.Sequence(lambda n: n)


class LineGoalFactory(TranslatedFactory):
    class Meta:
        model = models.LineGoal

    line = factory.SubFactory(LineFactory)
    goal = factory.SubFactory(GoalFactory)
    confidence = "medium"


class TechnologyGoalFactory(TranslatedFactory):
    class Meta:
        model = models.TechnologyGoal

    technology = factory.SubFactory(TechnologyFactory)
    goal = factory.SubFactory(GoalFactory)


class PublishedFactory(TranslatedFactory):
    class Meta:
        abstract = True

    slug = factory.Sequence(lambda n: f"item-{n}")
    published_in = list(languages.CODES)
    source_language = "en"
    state = State.PUBLISHED
    published_at = factory.LazyFunction(lambda: timezone.now() - datetime.timedelta(days=1))


class ItemFactory(PublishedFactory):
    class Meta:
        abstract = True
        skip_postgeneration_save = True

    @factory.post_generation
    def goals(self, create, extracted, **kwargs):
        if extracted:
            self.goals.set(extracted)


class ActivityFactory(PublishedFactory):
    class Meta:
        model = models.Activity
        skip_postgeneration_save = True

    status = "ongoing"
    start_year = 2017

    @factory.post_generation
    def goals(self, create, extracted, **kwargs):
        for goal in extracted or ():
            ActivityGoalFactory(activity=self, goal=goal)


class EndorserFactory(TranslatedFactory):
    class Meta:
        model = models.Endorser
        django_get_or_create = ["slug"]

    slug = "campaign-editors"
    order = 1


class ActivityGoalFactory(TranslatedFactory):
    class Meta:
        model = models.ActivityGoal

    activity = factory.SubFactory(ActivityFactory)
    goal = factory.SubFactory(GoalFactory)
    status = "endorsed"
    endorsed_by = factory.SubFactory(EndorserFactory)
    endorsed_on = datetime.date(2026, 11, 21)


class CaseStudyFactory(ItemFactory):
    class Meta:
        model = models.CaseStudy
        skip_postgeneration_save = True

    countries = ["KE"]


class PostFactory(ItemFactory):
    class Meta:
        model = models.Post
        skip_postgeneration_save = True


class VideoFactory(ItemFactory):
    class Meta:
        model = models.Video
        skip_postgeneration_save = True

    video_id = "Gs7Z1YudlWM"
    year = 2018
    url = "https://www.youtube.com/watch?v=Gs7Z1YudlWM"


class EventFactory(ItemFactory):
    class Meta:
        model = models.Event
        skip_postgeneration_save = True

    start = datetime.date(2017, 6, 12)
    end = datetime.date(2017, 6, 16)


class DocumentFactory(ItemFactory):
    class Meta:
        model = models.Document
        skip_postgeneration_save = True

    kind = "report"
    year = 2017


class PageFactory(PublishedFactory):
    class Meta:
        model = models.Page

    order = 1


class FactFactory(PublishedFactory):
    class Meta:
        model = models.Fact

    goal = factory.SubFactory(GoalFactory)
    value = 67
    unit = "percent"
    year = 2023
    source_name = "Facts and Figures"
    source_url = "https://www.itu.int/facts"
    review_on = factory.LazyFunction(lambda: timezone.localdate() + datetime.timedelta(days=365))


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.User

    username = factory.Sequence(lambda n: f"staff-{n}")
    is_staff = True


class SectorFactory(TranslatedFactory):
    class Meta:
        model = models.Sector

    slug = factory.Sequence(lambda n: f"sector-{n}")
    code = factory.Sequence(lambda n: f"S{n}")
    order = factory.Sequence(lambda n: n)


class StrategicGoalFactory(TranslatedFactory):
    class Meta:
        model = models.StrategicGoal

    number = factory.Sequence(lambda n: n)


class MandateFactory(TranslatedFactory):
    class Meta:
        model = models.Mandate

    slug = factory.Sequence(lambda n: f"mandate-{n}")
    kind = "resolution"
    reference = "Resolution 140"
    year = 2014
    order = factory.Sequence(lambda n: n)


class OrganisationFactory(TranslatedFactory):
    class Meta:
        model = models.Organisation

    slug = factory.Sequence(lambda n: f"organisation-{n}")
    kind = "un"


class EventSeriesFactory(TranslatedFactory):
    class Meta:
        model = models.EventSeries

    slug = factory.Sequence(lambda n: f"series-{n}")


class SettingsFactory(TranslatedFactory):
    class Meta:
        model = models.CampaignSettings

    hashtag = "#ICT4SDG"
    email = "ict4sdg@itu.int"
    featured_goal = factory.SubFactory(GoalFactory)


class PictureFactory(TranslatedFactory):
    """A picture's record; its files are not written."""

    class Meta:
        model = models.Picture

    name = "Mast"
    credit = "© ITU/R. Farrell"
    licence = "CC BY 4.0"
    key = factory.Sequence(lambda n: f"{n:032x}")
    width = 960
    height = 640
    widths = [480, 960]


class IndicatorFactory(TranslatedFactory):
    class Meta:
        model = models.Indicator
        django_get_or_create = ["code"]
        skip_postgeneration_save = True

    code = "9.c.1"
    order = 1
    kind = "sdg"
    unit = "percent"
    source_name = "Global indicator framework"
    source_url = "https://undocs.org/A/RES/71/313"

    @factory.post_generation
    def goals(self, create, extracted, **kwargs):
        if extracted:
            self.goals.set(extracted)


class ObservationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = models.Observation

    indicator = factory.SubFactory(IndicatorFactory)
    area = "001"
    year = 2023
    value = 90.1
    source_name = "Facts and Figures"
    source_url = "https://www.itu.int/facts"
    as_of = "2025-06"


class EditionFactory(TranslatedFactory):
    class Meta:
        model = models.Edition

    number = factory.Sequence(lambda n: n + 1)
    snapshot = factory.LazyFunction(lambda: {"goals": [], "links": []})
    digest = "0" * 64
