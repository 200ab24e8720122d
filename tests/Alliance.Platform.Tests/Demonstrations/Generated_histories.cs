using System.Text;
using Alliance.Contracts.Platform;
using Alliance.Demonstration;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Product;

namespace Alliance.Platform.Tests.Demonstrations;

public sealed class Generated_histories
{
    private static readonly DateOnly Today = PublishedSeries.Today;

    [Test]
    public void The_same_seed_gives_the_same_history() =>
        Assert.That(Fingerprint(Generated.Fresh("larache", 7)), Is.EqualTo(Fingerprint(Generated.Of("larache", 7))));

    [Test]
    public void Another_seed_gives_another_history() =>
        Assert.That(Fingerprint(Generated.Of("larache", 8)), Is.Not.EqualTo(Fingerprint(Generated.Of("larache", 7))));

    [Test]
    public void Every_profile_meets_its_figures_whatever_the_seed([ValueSource(typeof(Generated), nameof(Generated.Profiles))] string profile, [Values(1, 2026)] int seed)
    {
        var history = Generated.Of(profile, seed);

        Assert.That(history.Check, Throws.Nothing);
        Assert.That(history.Profile.Expectations, Has.Count.GreaterThan(5));
    }

    [Test]
    public void A_history_that_misses_its_figures_is_refused()
    {
        var history = Generated.Of("el-hajeb");
        var oneLess = history with { Dossiers = [.. history.Dossiers.SkipLast(1)] };

        Assert.That(oneLess.Check, Throws.TypeOf<DemonstrationMissedException>().With.Message.Contains("dossiers: 81 instead of 82"));
    }

    [Test]
    public void Nothing_happens_after_the_business_date_nor_before_the_dossier([ValueSource(typeof(Generated), nameof(Generated.Profiles))] string profile)
    {
        foreach (var (_, _, application, loan) in Generated.Of(profile).Dossiers)
        {
            Assert.That(application.Events.Select(x => x.On), Is.All.InRange(application.ReceivedOn, Today));
            if (loan is null) continue;
            Assert.That(loan.GrantedOn, Is.GreaterThan(application.ReceivedOn));
            Assert.That(loan.Events.Select(x => x.On), Is.All.InRange(loan.GrantedOn, Today));
            Assert.That(loan.Events.Select(x => x.BookedOn), Is.All.InRange(loan.GrantedOn, Today));
        }
    }

    [Test]
    public void Loans_stay_below_the_ceiling_of_their_time_and_are_round([ValueSource(typeof(Generated), nameof(Generated.Profiles))] string profile)
    {
        foreach (var loan in LoansOf(profile))
        {
            Assert.That(loan.Terms.Granted.InDirhams, Is.InRange(10_000m, loan.GrantedOn.Year < 2018 ? 100_000m : 300_000m));
            Assert.That(loan.Terms.Granted.InDirhams % 1_000m, Is.Zero);
        }
    }

    [Test]
    public void No_honour_loan_exceeds_70_percent_of_the_physical_investment() =>
        Assert.That(
            Generated.SoussMassa.Dossiers.Select(x => x.Application.Request.Plan),
            Is.All.Matches<FinancingPlan>(x => x!.HonourLoan.InDirhams <= 0.7m * x.PhysicalInvestment!.Value.InDirhams));

    [Test]
    public void The_pipeline_is_not_empty([ValueSource(typeof(Generated), nameof(Generated.Profiles))] string profile)
    {
        var dossiers = Generated.Of(profile).Dossiers;

        Assert.That(dossiers.Select(x => x.Application.Status).Distinct(), Is.SupersetOf(new[]
        {
            ApplicationStatus.InAppraisal, ApplicationStatus.Ready, ApplicationStatus.Approved, ApplicationStatus.Refused, ApplicationStatus.Withdrawn,
        }));
        Assert.That(dossiers.Count(x => x.Application.Status is ApplicationStatus.Ready), Is.AtLeast(2), "for the session that is under way");
        Assert.That(dossiers.Select(x => x.Loan?.State.Status).Distinct(), Is.SupersetOf(new LoanStatus?[] { null, LoanStatus.Contracted, LoanStatus.InRepayment, LoanStatus.Repaid }));
    }

    [Test]
    public void Payments_go_wrong_in_every_way_that_the_domain_knows()
    {
        var loans = LoansOf("souss-massa").ToList();

        Assert.That(loans.SelectMany(x => x.Events).Select(x => x.Kind).Distinct(), Is.EquivalentTo(Enum.GetValues<LoanEventKind>()));
        Assert.That(loans.SelectMany(x => x.Events).Select(x => x.Means).Distinct(), Is.EquivalentTo(Enum.GetValues<PaymentMeans>().Select(x => (PaymentMeans?)x).Append(null)));
        Assert.That(loans.Count(x => x.State.DaysLateOn(Today) > 180), Is.InRange(100, 250));
        Assert.That(loans.Count(x => x.State.DaysLateOn(Today) is > 0 and <= 90), Is.InRange(20, 250));
    }

    [Test]
    public void The_rate_of_repayment_was_plausible_in_every_year()
    {
        for (var year = 2011; year <= 2022; year++)
        {
            var figures = Generated.FiguresOf("souss-massa", new(year, 12, 31));
            Assert.That((decimal)figures[Indicators.CapitalReceived] / figures[Indicators.CapitalDue], Is.InRange(0.75m, 0.99m), $"{year}");
        }
    }

    [Test]
    public void Women_are_a_good_third_and_young_people_rather_more_than_half()
    {
        var borrowers = Generated.SoussMassa.Dossiers.Where(x => x.Loan is not null).ToList();

        Assert.That(borrowers.Count(x => x.Entrepreneur.Person.Gender is Gender.Woman) * 100 / borrowers.Count, Is.InRange(32, 40));
        Assert.That(borrowers.Count(x => x.Entrepreneur.AgeOn(x.Application.ReceivedOn) < 35) * 100 / borrowers.Count, Is.InRange(50, 60));
    }

    [Test]
    public void Nobody_can_be_reached_or_mistaken_for_a_real_person() =>
        Assert.That(
            Generated.SoussMassa.Dossiers.Select(x => x.Entrepreneur.Person),
            Is.All.Matches<Person>(x => x!.Cin!.StartsWith("ZZ0", StringComparison.Ordinal) && x.Phone!.StartsWith("+212 4", StringComparison.Ordinal)
                && x.Email!.EndsWith(".example", StringComparison.Ordinal)));

    [Test]
    public void Numbers_run_through_each_year_without_gap()
    {
        foreach (var year in Generated.SoussMassa.Dossiers.GroupBy(x => x.Application.ReceivedOn.Year))
            Assert.That(year.Select(x => x.Application.Number), Is.EqualTo(Enumerable.Range(1, year.Count()).Select(x => $"ISM-D-{year.Key}-{x:0000}")));
    }

    [Test]
    public void Platforms_that_charge_grace_inside_the_term_or_spread_a_surplus_get_a_history_too()
    {
        var lending = new LendingSettings { GraceInside = true, Surplus = Surplus.Spread, RoundTo = Money.Dirhams(50) };

        Assert.That(() => new HistoryGenerator("x", DemonstrationProfiles.Find("oriental"), 3, lending).Generate(), Throws.Nothing);
    }

    private static IEnumerable<Loan> LoansOf(string profile) => Generated.Of(profile).Dossiers.Select(x => x.Loan).OfType<Loan>();

    /// <summary>All that was generated, apart from keys, which are new each time.</summary>
    private static string Fingerprint(DemonstrationHistory history)
    {
        var text = new StringBuilder();
        foreach (var (enterprise, entrepreneur, application, loan) in history.Dossiers)
        {
            text.Append(enterprise.Profile).Append(entrepreneur.Person).Append(application.Number).Append(application.Request).Append(application.Decision);
            foreach (var seen in enterprise.Observations) text.Append(seen with { Id = default });
            foreach (var happened in application.Events) text.Append(happened with { Id = default });
            foreach (var happened in loan?.Events ?? []) text.Append(happened with { Id = default, Undoes = null });
            text.Append(loan?.Terms).AppendLine();
        }

        return text.ToString();
    }
}
