using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Insight.Reports;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Tests.Lending.Loans;
using CsCheck;

namespace Alliance.Platform.Tests.Insight.Reports;

/// <summary>Every report over loans to which anything happened (undone, returned, deferred, rescheduled, written off, entered late), against a naive computation.</summary>
internal sealed class ReportProperties
{
    private static readonly DateOnly Today = new(2025, 6, 15);
    private static readonly Guid Salma = Guid.CreateVersion7();
    private int _platforms;

    /// <param name="Day">Before today.</param>
    private sealed record Case(List<Loan> Loans, int Day, int Length, Breakdown By, int Place);

    private static readonly Gen<Case> Cases = Gen.Select(
        RandomHistory.Loans.List[1, 14], Gen.Int[0, 2_000], Gen.Int[0, 500], Gen.Enum<Breakdown>(), Gen.Int[0, 1_000],
        (loans, day, length, by, place) => new Case(loans, day, length, by, place));

    [Test]
    public async Task On_any_day_by_anything_it_says_what_its_definitions_say([Values] ReportName name)
    {
        await using var host = await PlatformHost.Start();
        await Cases.SampleAsync(x => Check(host, name, x), iter: Thorough.Times(4), threads: 1);
    }

    [Test]
    public void A_schedule_in_brief_says_the_same_as_the_schedule() =>
        RandomHistory.Loans.Sample(loan =>
        {
            var brief = BriefSchedule.Read(BriefSchedule.Of(loan.State.Schedule).ToBytes());
            return brief.Equals(loan.Summary.Schedule)
                && brief.Instalments().SequenceEqual(loan.State.Schedule.Select(x => new BriefInstalment(x.DueOn, x.Due, x.Received, x.WrittenOff)));
        }, iter: 1000);

    private async Task Check(PlatformHost host, ReportName name, Case drawn)
    {
        var id = $"r{Interlocked.Increment(ref _platforms)}";
        host.Organisations.Put(FixedOrganisations.Platform(id, "MA-09", "Tiznit", "Taroudannt"));
        host.Organisations.GoTo(Today, id);
        await host.Migrate(host.Organisations.Find(id)!);
        var loans = await Save(host, id, drawn);

        foreach (var asOf in new[] { Today, Today.AddDays(-drawn.Day) })
        {
            var from = asOf.AddDays(-drawn.Length);
            var to = ReportDefinition.Of(name).Period is ReportPeriod.Ahead ? asOf.AddDays(drawn.Length) : asOf.AddDays(-drawn.Length / 3);
            var naive = new NaiveReports(loans, asOf, from, to);
            foreach (var by in new[] { Breakdown.Nothing, drawn.By }.Distinct())
                await Compare(host, id, name, new(asOf, from, to, by), naive);
            var filtered = naive with { Loans = [.. loans.Where(x => x.Province == "Tiznit" && x.Officer == Salma.ToString())] };
            await Compare(host, id, name, new(asOf, from, to, drawn.By, "Tiznit", Officer: Salma.ToString()), filtered);
        }
    }

    private static async Task Compare(PlatformHost host, string id, ReportName name, ReportScope.Input input, NaiveReports naive)
    {
        var answer = await host.Run<ShowReport, ReportAnswer>(async x => ReportAnswer.Of(await x.Handle(name, input)), Roles.Auditor, id);
        var what = $"{name} {input}";

        Same(answer.Totals, naive.Of(name, null, _ => true), what);
        foreach (var line in answer.Lines) Same(line.Values, naive.Of(name, line.Key.Length == 0 ? null : line.Key, _ => true), $"{what} {line.Key}");
        foreach (var group in answer.Groups)
        {
            Same(group.Totals, naive.Of(name, null, x => x.Group(input.By) == group.Key), $"{what} {group.Key}");
            foreach (var line in group.Lines)
                Same(line.Values, naive.Of(name, line.Key.Length == 0 ? null : line.Key, x => x.Group(input.By) == group.Key), $"{what} {group.Key} {line.Key}");
        }

        AddUp(answer, what);
        await TheLoansBehindAddUp(host, id, name, input, answer);
    }

    private static void Same(IReadOnlyDictionary<string, decimal?> reported, Dictionary<string, decimal?> naive, string what)
    {
        Assert.That(Written(reported), Is.EqualTo(Written(naive)), what);

        static string Written(IEnumerable<KeyValuePair<string, decimal?>> values) => string.Join(", ", values.Select(x => FormattableString.Invariant($"{x.Key} {x.Value:0.######}")));
    }

    /// <summary>The total is the sum of the lines, and of the groups, in every column that can be added.</summary>
    private static void AddUp(ReportAnswer answer, string what)
    {
        foreach (var column in answer.Columns.Where(x => x.Unit != "ratio").Select(x => x.Key))
        {
            Assert.That(answer.Lines.Sum(x => x.Values[column]), Is.EqualTo(answer.Totals[column]), $"{what} {column}");
            if (answer.By == "nothing") continue;
            Assert.That(answer.Groups.Sum(x => x.Totals[column]), Is.EqualTo(answer.Totals[column]), $"{what} {column}");
            Assert.That(answer.Groups.SelectMany(x => x.Lines).Sum(x => x.Values[column]), Is.EqualTo(answer.Totals[column]), $"{what} {column}");
        }
    }

    private static async Task TheLoansBehindAddUp(PlatformHost host, string id, ReportName name, ReportScope.Input input, ReportAnswer answer)
    {
        var cell = answer.Groups.Count == 0
            ? (Group: (string?)null, Line: answer.Lines[^1].Key, answer.Lines[^1].Values)
            : (Group: (string?)answer.Groups[0].Key, Line: answer.Groups[0].Lines[0].Key, answer.Groups[0].Lines[0].Values);
        var found = await host.Run<ListReportLoans, ListReportLoans.Found>(x => x.Handle(name, new(input, cell.Group, cell.Line)), Roles.Auditor, id);
        foreach (var column in answer.Columns.Where(x => x.Unit != "ratio" && x.Key != "disbursedSoFar").Select(x => x.Key))
            Assert.That(found.Rows.Sum(x => x.Values[column]), Is.EqualTo(cell.Values[column]), $"{name} {input}: loans behind {cell.Group} {cell.Line}, {column}");
    }

    private static async Task<List<PlacedLoan>> Save(PlatformHost host, string id, Case drawn)
    {
        var placed = new List<PlacedLoan>();
        await host.Run<PlatformDb>(async db =>
        {
            foreach (var (at, loan) in drawn.Loans.Index())
            {
                var kind = drawn.Place + at * 7;
                var (province, sector) = (kind % 3 == 0 ? "Taroudannt" : "Tiznit", Sectors.All[kind % 4]);
                var officer = kind % 5 < 2 ? new Officer(null, "Ancien") : new Officer(Salma, kind % 2 == 0 ? "Salma Idrissi" : "Salma Idrissi-Alaoui");
                var enterprise = new Enterprise(new("E", ProjectKind.Created, sector, LegalForm.Sarl, province, Area.Rural, 1));
                var entrepreneur = new Entrepreneur(enterprise.Id, new("P", Gender.Woman, new(1990, 1, 1)));
                var request = new LoanRequest(loan.Terms.Granted, 24, "But") { Plan = new(loan.Terms.Granted, null, loan.Terms.Granted, Money.Zero, Money.Zero, Money.Zero) };
                var application = new LoanApplication($"D-{at}", enterprise, entrepreneur, request, RandomHistory.GrantedOn, LoanBuilder.Later, officer);
                db.AddRange(enterprise, entrepreneur, application, loan);
                var entry = db.Entry(loan);
                entry.Property(x => x.Number).CurrentValue = $"L-{at}";
                entry.Property(x => x.ApplicationId).CurrentValue = application.Id;
                entry.Property(x => x.EnterpriseId).CurrentValue = enterprise.Id;
                placed.Add(new(loan, province, sector, officer.Key));
            }

            await db.SaveChangesAsync();
        }, organisation: id);
        return placed;
    }
}
