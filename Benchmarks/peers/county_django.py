"""The peer of Benchmarks/county.py: a site in Django for the same people on the same number of projects, SQLite beneath.

    python county_django.py load YEARS     fills DB (an environment variable) and prints `ACCOUNT ROLE DEPARTMENT SESSION` lines
    gunicorn county_django:application     serves it

It has what the same pages of ours need and no more: sessions, tokens against forged posts, a list of duties, a list of projects with conditions and sums, the page
of a project, a list of payments, a form of indicators with money whose saving is checked cell by cell, held against the version that was seen, and noted in a trail."""
import decimal, os, sys

import django
from django.conf import settings

settings.configure(
    DEBUG=False, SECRET_KEY="measure", ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, USE_TZ=True, DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions"],
    MIDDLEWARE=["django.middleware.security.SecurityMiddleware", "django.contrib.sessions.middleware.SessionMiddleware",
                "django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware",
                "django.contrib.auth.middleware.AuthenticationMiddleware"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["DB"], "CONN_MAX_AGE": None,
                           "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"}}},
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {"loaders": [
        ("django.template.loaders.cached.Loader", [("django.template.loaders.locmem.Loader", templates := {})])]}}])
django.setup()

from django import forms  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models, transaction  # noqa: E402
from django.db.models import Sum  # noqa: E402
from django.http import HttpResponse, HttpResponseRedirect  # noqa: E402
from django.shortcuts import get_object_or_404, render  # noqa: E402
from django.urls import path  # noqa: E402


class Model(models.Model):
    class Meta:
        abstract = True
        app_label = "county"


class Department(Model):
    name = models.CharField(max_length=60)


class Profile(Model):
    user = models.OneToOneField(User, on_delete=models.CASCADE)
    department = models.ForeignKey(Department, null=True, on_delete=models.CASCADE)


class Project(Model):
    year = models.IntegerField(db_index=True)
    name = models.CharField(max_length=100)
    department = models.ForeignKey(Department, on_delete=models.CASCADE)
    budget = models.DecimalField(max_digits=14, decimal_places=2)
    outturn = models.DecimalField(max_digits=14, decimal_places=2)
    state = models.CharField(max_length=20, db_index=True)
    objective = models.TextField()
    version = models.IntegerField(default=1)


class Indicator(Model):
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    place = models.IntegerField()
    name = models.CharField(max_length=100)
    target = models.CharField(max_length=100)
    weight = models.DecimalField(max_digits=6, decimal_places=2)


class Payment(Model):
    project = models.ForeignKey(Project, on_delete=models.CASCADE)
    date = models.DateField(db_index=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    purpose = models.CharField(max_length=100)


class Trail(Model):
    at = models.DateTimeField(auto_now_add=True)
    who = models.CharField(max_length=60)
    what = models.CharField(max_length=60)
    record = models.IntegerField(db_index=True)
    before = models.TextField()
    after = models.TextField()


MODELS = [Department, Profile, Project, Indicator, Payment, Trail]

FRAME = """<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{{ title }}</title></head><body><header><nav><a href="/">工作台</a>
<a href="/projects">项目</a><a href="/payments">支付</a></nav><span>{{ request.user.username }}</span></header><main><h1>{{ title }}</h1>%s</main></body></html>"""
templates.update({
    "home": FRAME % """<h2>待办{{ total }}件</h2><table>{% for p in duties %}<tr><th><a href="/projects/{{ p.id }}/edit">{{ p.name }}</a></th><td>{{ p.department.name }}</td>
<td>{{ p.state }}</td><td>{{ p.budget }}</td></tr>{% endfor %}</table><h2>年度</h2>{% for y in years %}<p>{{ y.year }}：{{ y.count }}个，{{ y.budget }}，{{ y.outturn }}</p>{% endfor %}""",
    "projects": FRAME % """<form method="get"><input name="q" value="{{ q }}"><select name="year">{% for y in years %}<option>{{ y }}</option>{% endfor %}</select>
<select name="department">{% for d in departments %}<option value="{{ d.id }}">{{ d.name }}</option>{% endfor %}</select></form>
<table>{% for p in rows %}<tr><th><a href="/projects/{{ p.id }}">{{ p.name }}</a></th><td>{{ p.year }}</td><td>{{ p.department.name }}</td><td>{{ p.budget }}</td>
<td>{{ p.outturn }}</td><td>{{ p.state }}</td></tr>{% endfor %}</table><p>{{ total.count }}个，{{ total.budget }}，{{ total.outturn }}</p>""",
    "project": FRAME % """<p>{{ p.year }} {{ p.department.name }} {{ p.budget }} {{ p.outturn }} {{ p.state }}</p><p>{{ p.objective }}</p>
<table>{% for i in indicators %}<tr><th>{{ i.name }}</th><td>{{ i.target }}</td><td>{{ i.weight }}</td></tr>{% endfor %}</table>
<table>{% for x in payments %}<tr><td>{{ x.date }}</td><td>{{ x.amount }}</td><td>{{ x.purpose }}</td></tr>{% endfor %}</table>""",
    "payments": FRAME % """<table>{% for x in rows %}<tr><td>{{ x.date }}</td><td>{{ x.project.name }}</td><td>{{ x.project.department.name }}</td><td>{{ x.amount }}</td>
<td>{{ x.purpose }}</td></tr>{% endfor %}</table><p>{{ total.count }}笔，{{ total.amount }}</p>""",
    "edit": FRAME % """<form class="entry-form-page" method="post">{% csrf_token %}{{ form.as_table }}<table>{{ rows.management_form }}
{% for row in rows %}<tr>{{ row.as_table }}</tr>{% endfor %}</table><button>保存</button></form>""",
})


def mine(request, projects):
    department = request.user.profile.department_id
    return projects if department is None else projects.filter(department_id=department)


def signed_in(view):
    def asked(request, **arguments):
        return view(request, **arguments) if request.user.is_authenticated else HttpResponse(status=401)
    return asked


@signed_in
def home(request):
    projects = mine(request, Project.objects.select_related("department"))
    duties = projects.filter(state__in=["draft", "submitted"]).order_by("year", "id")
    years = projects.order_by().values("year").annotate(count=models.Count("id"), budget=Sum("budget"), outturn=Sum("outturn")).order_by("year")
    return render(request, "home", {"title": "工作台", "duties": duties[:60], "total": duties.count(), "years": years})


@signed_in
def listed(request):
    projects = mine(request, Project.objects.select_related("department"))
    if request.GET.get("year"):
        projects = projects.filter(year=request.GET["year"])
    total = projects.aggregate(count=models.Count("id"), budget=Sum("budget"), outturn=Sum("outturn"))
    years = mine(request, Project.objects).order_by("year").values_list("year", flat=True).distinct()
    return render(request, "projects", {"title": "项目", "rows": projects.order_by("year", "id")[:50], "total": total, "years": years,
                                        "departments": Department.objects.order_by("id"), "q": request.GET.get("q", "")})


@signed_in
def project(request, number):
    found = get_object_or_404(mine(request, Project.objects.select_related("department")), pk=number)
    return render(request, "project", {"title": found.name, "p": found, "indicators": found.indicator_set.order_by("place"),
                                       "payments": found.payment_set.order_by("date")})


@signed_in
def payments(request):
    department = request.user.profile.department_id
    rows = Payment.objects.select_related("project__department")
    if department is not None:
        rows = rows.filter(project__department_id=department)
    total = rows.aggregate(count=models.Count("id"), amount=Sum("amount"))
    return render(request, "payments", {"title": "支付", "rows": rows.order_by("-date", "id")[:50], "total": total})


class ProjectForm(forms.ModelForm):
    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Project
        fields = ["objective", "budget"]


Rows = forms.inlineformset_factory(Project, Indicator, fields=["name", "target", "weight"], extra=0)


@signed_in
def edit(request, number):
    found = get_object_or_404(mine(request, Project.objects), pk=number)
    if request.method == "GET":
        form = ProjectForm(instance=found, initial={"version": found.version})
        return render(request, "edit", {"title": found.name, "form": form, "rows": Rows(instance=found)})
    with transaction.atomic():
        found = Project.objects.get(pk=number)
        before = found.objective
        form, rows = ProjectForm(request.POST, instance=found), Rows(request.POST, instance=found)
        if not (form.is_valid() and rows.is_valid()) or form.cleaned_data["version"] != found.version:
            return render(request, "edit", {"title": found.name, "form": form, "rows": rows}, status=422)
        if sum((row.cleaned_data["weight"] for row in rows), decimal.Decimal(0)) > 100:
            return HttpResponse(status=422)
        found.version += 1
        form.save()
        rows.save()
        Trail.objects.create(who=request.user.username, what="保存", record=found.pk, before=before, after=found.objective)
    return HttpResponseRedirect(f"/projects/{number}/edit")


urlpatterns = [path("", home), path("projects", listed), path("projects/<int:number>", project), path("projects/<int:number>/edit", edit), path("payments", payments)]


def load(years):
    import datetime
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command
    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        for model in MODELS:
            editor.create_model(model)
    last = datetime.date.today().year
    departments = [Department.objects.create(name=f"参照县第{n + 1}局") for n in range(35)]
    for year in range(last - years + 1, last + 1):
        with transaction.atomic():
            rows = [Project(year=year, name=f"示例{n % 18 + 1}镇第{n + 1}期项目", department=departments[n % 35], budget=200_000 + n * 1_000, outturn=150_000,
                            objective=f"完成第{n + 1}期任务，资金按时拨付，群众受益。",
                            state="approved" if year < last else ["draft", "draft", "submitted", *["approved"] * 7][(n // 35 + n % 35) % 10]) for n in range(400)]
            Project.objects.bulk_create(rows)
            rows = list(Project.objects.filter(year=year).order_by("id"))
            Indicator.objects.bulk_create(Indicator(project=p, place=k, name=f"指标{k + 1}", target="≥95%", weight=90 // (3 + n % 2))
                                          for n, p in enumerate(rows) for k in range(3 + n % 2))
            Payment.objects.bulk_create(Payment(project=p, date=datetime.date(year, k * 12 // 20 + 1, k % 28 + 1), amount=7_500, purpose=f"第{k + 1}笔拨款")
                                        for p in rows for k in range(20))
    roles = ["unitFinanceOfficer", "sectorBureau", "unitFinanceOfficer", "departmentReviewer"]
    for n in range(200):
        county = n % 20 == 19
        user = User.objects.create(username=f"person{n}")
        user.set_unusable_password()
        user.save()
        Profile.objects.create(user=user, department=None if county else departments[n % 35])
        session = SessionStore()
        session[SESSION_KEY], session[BACKEND_SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), "django.contrib.auth.backends.ModelBackend", user.get_session_auth_hash()
        session.save()
        print(user.username, "financeBureau" if county else roles[n // 35 % 4], "" if county else departments[n % 35].pk, session.session_key, sep="\t")


if __name__ == "__main__":
    load(int(sys.argv[2]))
else:
    application = get_wsgi_application()
