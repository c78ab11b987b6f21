from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.i18n import JavaScriptCatalog

from campaign.views import errors, files, media

urlpatterns = [
    path("admin/jsi18n/", JavaScriptCatalog.as_view(), name="jsi18n"),
    path("admin/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("sitemap.xml", files.sitemap, name="sitemap"),
    path("robots.txt", files.robots, name="robots"),
    path("healthz", files.healthz, name="healthz"),
    path("readyz", files.readyz, name="readyz"),
    re_path(r"^media/(?P<name>pictures/[\w./-]+)$", media.picture, name="picture"),
    path("files/<slug:key>/<str:name>", media.library_file, name="library_file"),
    *i18n_patterns(path("posters/", include("posters.urls")), path("", include("campaign.urls"))),
]

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.not_found
handler500 = errors.server_error
