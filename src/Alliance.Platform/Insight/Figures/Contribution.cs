using System.Text.Json;
using System.Text.Json.Serialization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Insight.Figures;

/// <summary>What one enterprise adds to the figures, month by month: changes of stocks, not the stocks themselves, so that quiet months take no room.</summary>
/// <remarks>Dimensions are as recorded today, measures as of the end of each month (or today). What belongs to the enterprise as a whole
/// (financed, jobs) counts for the borrower of its first dossier; dossiers and loans count for their own borrower, with the age on the day of the dossier.</remarks>
internal sealed record Contribution(string Sector, string Kind, string Province, IReadOnlyList<Contribution.Part> Parts)
{
    /// <summary>Raised when a definition below changes: every platform then computes all again at its next start.</summary>
    public const int Definitions = 1;

    /// <summary>The share of borrowers of one gender and age group.</summary>
    /// <param name="Months">Per month with a change, ascending: number of the month, then pairs of measure and change.</param>
    internal sealed record Part(string Gender, string AgeGroup, IReadOnlyList<long[]> Months);

    public string ToJson() => JsonSerializer.Serialize(this, ContributionJson.Default.Contribution);

    public static Contribution FromJson(string json) => JsonSerializer.Deserialize(json, ContributionJson.Default.Contribution)!;

    /// <summary>Computes it from scratch, as of <paramref name="today"/>.</summary>
    public static Contribution Of(EnterpriseRecord record, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        var borrowers = new Borrowers(record);
        foreach (var application in record.Applications.Where(x => x.ReceivedOn <= today)) borrowers.Of(application).Add(application.ReceivedOn, Measures.ApplicationsReceived, 1);

        DateOnly? financedOn = null;
        var paidOut = new Dictionary<Id<Entrepreneur>, (DateOnly On, Ledger Part)>();
        foreach (var loan in record.Loans.Where(x => x.GrantedOn <= today))
        {
            var application = borrowers.ApplicationOf(loan);
            var part = borrowers.Of(application);
            part.Add(loan.GrantedOn, Measures.LoansGranted, 1);
            part.Add(loan.GrantedOn, Measures.AmountGranted, loan.Terms.Granted.Centimes);
            if (AddPositions(loan, part, today) is not { } firstOn) continue;

            if (financedOn is null || firstOn < financedOn) financedOn = firstOn;
            if (!paidOut.TryGetValue(application.EntrepreneurId, out var earlier) || firstOn < earlier.On)
                paidOut[application.EntrepreneurId] = (firstOn, part);
        }

        if (financedOn is { } on)
        {
            borrowers.Lead.Add(on, Measures.EnterprisesFinanced, 1);
            if (record.Enterprise.Profile.Kind is ProjectKind.Created) borrowers.Lead.Add(on, Measures.EnterprisesCreated, 1);
        }

        foreach (var person in record.Entrepreneurs.Where(x => x.EnterpriseId == record.Enterprise.Id))
            if (paidOut.TryGetValue(person.Id, out var first)) first.Part.Add(first.On, Measures.Persons, 1);
        AddJobs(record.Enterprise, borrowers.Lead, today);
        return new(record.Enterprise.Profile.Sector, KebabCase.Of(record.Enterprise.Profile.Kind), record.Enterprise.Profile.Province, borrowers.ToList());
    }

    /// <summary>The next day on which something changes by the mere passing of time: an instalment falls due. (Nothing else lies in the future, unless a demonstration is pinned to an earlier day.)</summary>
    public static DateOnly? NextOn(EnterpriseRecord record, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Loans.SelectMany(x => x.State.Schedule.Select(y => y.DueOn).Concat(x.Events.Select(y => y.On)).Append(x.GrantedOn))
            .Concat(record.Applications.Select(x => x.ReceivedOn))
            .Concat(record.Enterprise.Observations.Select(x => x.ObservedOn))
            .Where(x => x > today)
            .Select(x => (DateOnly?)x)
            .Min();
    }

    /// <returns>The day of the first disbursement, null when nothing has been paid out.</returns>
    private static DateOnly? AddPositions(Loan loan, Ledger part, DateOnly today)
    {
        if (loan.State.FirstDisbursedOn is not { } first || first > today) return null;

        var last = loan.State.Schedule.Select(x => x.DueOn).Concat(loan.Events.Select(x => x.On)).Max();
        var (from, to) = (Months.IndexOf(first), Months.IndexOf(last < today ? last : today));
        List<DateOnly> days = [.. Enumerable.Range(from, to - from + 1).Select(x => Months.AsOf(Months.At(x), today))];
        var before = default(LoanPosition);
        foreach (var now in loan.PositionsAt(days))
        {
            part.Add(now.On, Measures.LoansDisbursed, One(now.Disbursed) - One(before.Disbursed));
            part.Add(now.On, Measures.AmountDisbursed, now.Disbursed.Centimes - before.Disbursed.Centimes);
            part.Add(now.On, Measures.LoansFullyRepaid, One(now.IsFullyRepaid) - One(before.IsFullyRepaid));
            part.Add(now.On, Measures.CapitalDue, now.CapitalDue.Centimes - before.CapitalDue.Centimes);
            part.Add(now.On, Measures.CapitalReceived, now.CapitalReceived.Centimes - before.CapitalReceived.Centimes);
            part.Add(now.On, Measures.Outstanding, now.Outstanding.Centimes - before.Outstanding.Centimes);
            before = now;
        }

        return first;
    }

    private static void AddJobs(Enterprise enterprise, Ledger part, DateOnly today)
    {
        var before = 0;
        foreach (var on in enterprise.Observations.Select(x => x.ObservedOn).Where(x => x <= today).Distinct().Order())
        {
            var now = enterprise.ObservedBy(on)!.JobsCreated;
            part.Add(on, Measures.JobsCreated, now - before);
            before = now;
        }
    }

    private static int One(Money amount) => One(amount > Money.Zero);

    private static int One(bool holds) => holds ? 1 : 0;

    /// <summary>Changes per month while they are gathered.</summary>
    private sealed class Ledger(string gender, string ageGroup)
    {
        private readonly SortedDictionary<int, long[]> _months = [];

        public void Add(DateOnly on, int measure, long change)
        {
            if (change == 0) return;
            var month = Months.IndexOf(on);
            if (!_months.TryGetValue(month, out var changes)) _months[month] = changes = new long[Measures.Count];
            changes[measure] += change;
        }

        public Part ToPart() => new(gender, ageGroup, [.. _months.Select(x => Sparse(x.Key, x.Value)).Where(x => x.Length > 1)]);

        private static long[] Sparse(int month, long[] changes)
        {
            List<long> sparse = [month];
            for (var measure = 0; measure < changes.Length; measure++)
                if (changes[measure] != 0) sparse.AddRange([measure, changes[measure]]);
            return [.. sparse];
        }
    }

    /// <summary>Finds the part that a dossier, or the enterprise as a whole, counts in.</summary>
    private sealed class Borrowers
    {
        private readonly Dictionary<(Gender, string), Ledger> _ledgers = [];
        private readonly Dictionary<Id<Entrepreneur>, Entrepreneur> _entrepreneurs;
        private readonly Dictionary<Id<LoanApplication>, LoanApplication> _applications;

        public Borrowers(EnterpriseRecord record)
        {
            _entrepreneurs = record.Entrepreneurs.ToDictionary(x => x.Id);
            _applications = record.Applications.ToDictionary(x => x.Id);
            Lead = Of(record.Applications.OrderBy(x => x.ReceivedOn).ThenBy(x => x.Number, StringComparer.Ordinal).First());
        }

        public Ledger Lead { get; }

        public LoanApplication ApplicationOf(Loan loan) => _applications[loan.ApplicationId];

        public Ledger Of(LoanApplication application)
        {
            var borrower = _entrepreneurs[application.EntrepreneurId];
            var ageGroup = borrower.AgeOn(application.ReceivedOn) < 35 ? Dimensions.Under35 : Dimensions.From35;
            var key = (borrower.Person.Gender, ageGroup);
            if (!_ledgers.TryGetValue(key, out var ledger)) _ledgers[key] = ledger = new Ledger(KebabCase.Of(borrower.Person.Gender), ageGroup);
            return ledger;
        }

        public List<Part> ToList() => [.. _ledgers.OrderBy(x => x.Key).Select(x => x.Value.ToPart()).Where(x => x.Months.Count > 0)];
    }
}

[JsonSerializable(typeof(Contribution))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
internal sealed partial class ContributionJson : JsonSerializerContext;
