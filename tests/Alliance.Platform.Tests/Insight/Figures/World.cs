using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund;
using Alliance.Platform.Fund.Journal;
using Alliance.Platform.Governance.Sessions;
using Alliance.Platform.Insight.Figures;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Origination.Merging;
using Alliance.Platform.Product;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests.Insight.Figures;

/// <summary>Anything that can happen on a platform, in any order; what the rules refuse simply doesn't happen.</summary>
internal sealed class World(PlatformHost host, string organisation)
{
    private static readonly string[] Provinces = ["Tiznit", "Taroudannt"];
    private DateOnly _today = new(2021, 1, 1);
    private int _numbers;

    internal enum Kind
    {
        Register,
        TakeUp,
        Present,
        Approve,
        Refuse,
        Withdraw,
        UndoDecision,
        Disburse,
        Pay,
        Return,
        Defer,
        Reschedule,
        WriteOff,
        Recover,
        PayIntoTheFund,
        UndoEvent,
        Observe,
        Merge,
        Part,
        TellOfBankLoan,
        NextDay,
    }

    /// <param name="Which">Of those there are, which one is meant.</param>
    /// <param name="Number">Whatever else the act needs.</param>
    internal sealed record Act(Kind Kind, int Which, int Number);

    public static Gen<List<Act>> Acts => Gen.Select(
        Gen.Frequency(
            (3, Gen.Const(Kind.Register)), (2, Gen.Const(Kind.TakeUp)), (1, Gen.Const(Kind.Present)), (3, Gen.Const(Kind.Approve)), (1, Gen.Const(Kind.Refuse)), (1, Gen.Const(Kind.Withdraw)), (1, Gen.Const(Kind.UndoDecision)),
            (4, Gen.Const(Kind.Disburse)), (6, Gen.Const(Kind.Pay)), (1, Gen.Const(Kind.Return)), (2, Gen.Const(Kind.UndoEvent)),
            (1, Gen.Const(Kind.Defer)), (1, Gen.Const(Kind.Reschedule)), (1, Gen.Const(Kind.WriteOff)), (1, Gen.Const(Kind.Recover)), (1, Gen.Const(Kind.PayIntoTheFund)),
            (2, Gen.Const(Kind.Observe)), (1, Gen.Const(Kind.Merge)), (1, Gen.Const(Kind.Part)), (1, Gen.Const(Kind.TellOfBankLoan)), (4, Gen.Const(Kind.NextDay))),
        Gen.Int[0, 1_000], Gen.Int[0, 1_000],
        (kind, which, number) => new Act(kind, which, number)).List[5, 60];

    public DateOnly Today => _today;

    private Entry Entry => new(_today, "Agent", _today.ToDateTime(new(9, 0), DateTimeKind.Utc));

    public async Task Do(Act act)
    {
        try
        {
            if (act.Kind is Kind.Merge or Kind.Part) await OnRecords(act);
            else await host.Run<PlatformDb>(db => Do(db, act), organisation: organisation);
        }
        catch (RefusedException)
        {
            // Against the rules, so it didn't happen.
        }
    }

    public void Begin() => host.Organisations.GoTo(_today, organisation);

    private async Task Do(PlatformDb db, Act act)
    {
        var on = _today.AddDays(-(act.Number % 90));
        switch (act.Kind)
        {
            case Kind.NextDay:
                _today = _today.AddDays(1 + act.Number % 75);
                host.Organisations.GoTo(_today, organisation);
                return;
            case Kind.Register:
                await Register(db, act, on);
                break;
            case Kind.TakeUp when await Pick(db.Applications, act) is { } application:
                application.TakeUp(Entry);
                break;
            case Kind.Present when await Pick(db.Applications, act) is { } application:
                if (application.Status is ApplicationStatus.OnAgenda) application.LeaveAgenda(OffAgenda.TakenOff, Entry);
                else if (application.Status is ApplicationStatus.InAppraisal) application.CallReady(_today, [], Entry);
                application.PutOnAgenda("Comité", Entry);
                break;
            case Kind.Approve when await Pick(db.Applications, act) is { } application:
                var granted = new Money(application.Request.Amount.Centimes * (50 + act.Number % 51) / 100);
                application.Approve(granted, 6 + act.Number % 24, act.Number % 4, on, Entry);
                var terms = new LoanTerms(granted, 6 + act.Number % 24, act.Number % 4, GraceInside: false, Money.Dirhams(1), 15, Surplus.Next);
                db.Loans.Add(new Loan(application.Id, application.EnterpriseId, application.LoanNumber, terms, on));
                break;
            case Kind.Refuse when await Pick(db.Applications, act) is { } application:
                application.Refuse(RefusalReason.NotViable, "Non", on, Entry);
                break;
            case Kind.Withdraw when await Pick(db.Applications, act) is { } application:
                application.Withdraw(on, Entry);
                break;
            case Kind.UndoDecision when await Pick(db.Applications, act) is { } application:
                if (await db.Loans.SingleOrDefaultAsync(x => x.ApplicationId == application.Id) is { } contracted)
                {
                    if (contracted.Events.Count > 0) return;
                    db.Loans.Remove(contracted);
                }

                application.UndoDecision(Entry);
                break;
            case Kind.Disburse when await Pick(db.Loans, act) is { } loan:
                loan.Disburse(new(loan.Terms.Granted.Centimes * (act.Number % 3 + 1) / 3), on, Entry);
                break;
            case Kind.Pay when await Pick(db.Loans, act) is { } loan:
                loan.Pay(new(1 + loan.Terms.Granted.Centimes * (act.Number % 40) / 100), on, Entry);
                break;
            case Kind.Return when await Pick(db.Loans, act) is { Events.Count: > 0 } loan:
                loan.Return(loan.Events[act.Number % loan.Events.Count].Id, _today.AddDays(-(act.Number % 20)), Entry);
                break;
            case Kind.Defer when await Pick(db.Loans, act) is { } loan:
                loan.Defer(on, _today.AddDays(1 + act.Number % 200), on, Entry);
                break;
            case Kind.Reschedule when await Pick(db.Loans, act) is { } loan:
                loan.Reschedule(on.AddDays(1 + act.Number % 60), 1 + act.Number % 20, on, Entry, "PV 3");
                break;
            case Kind.WriteOff when await Pick(db.Loans, act) is { } loan:
                loan.WriteOff(on, Entry);
                break;
            case Kind.Recover when await Pick(db.Loans, act) is { } loan:
                loan.Recover(new(1 + loan.State.WrittenOff.Centimes * (act.Number % 60) / 100), on, Entry);
                break;
            case Kind.PayIntoTheFund:
                db.Add(new FundMovement(FundMovementKind.Contribution, Money.Dirhams(1_000 * (act.Number % 50 - 5)), on, on, Entry));
                break;
            case Kind.UndoEvent when await Pick(db.Loans, act) is { Events.Count: > 0 } loan:
                loan.Undo(loan.Events[act.Number % loan.Events.Count].Id, Entry);
                break;
            case Kind.TellOfBankLoan when await Pick(db.Applications, act) is { } application:
                if (act.Number % 3 == 0) application.TakeBackBankLoan(Entry);
                else application.RecordBankLoan(Money.Dirhams(act.Number), null, on, Entry);
                break;
            case Kind.Observe when await Pick(db.Enterprises, act) is { } enterprise:
                enterprise.Observe(on, act.Number % 7, act.Number % 3, _today);
                break;
        }

        await db.SaveChangesAsync();
    }

    /// <summary>Two records of persons become one, or what was merged is parted.</summary>
    private async Task OnRecords(Act act)
    {
        if (act.Kind is Kind.Merge)
        {
            var persons = await host.Read(db => db.Entrepreneurs.OrderBy(x => x.Id).Select(x => x.Id).ToListAsync(), organisation);
            if (persons.Count > 0) await host.Run<MergePersons, Id<PersonMerge>?>(x => x.Handle(persons[act.Which % persons.Count], new(persons[act.Number % persons.Count])), Roles.Director, organisation);
        }
        else
        {
            var merges = await host.Read(db => db.Set<PersonMerge>().OrderBy(x => x.Id).Select(x => new { x.Id, x.KeptId }).ToListAsync(), organisation);
            if (merges.Count > 0 && merges[act.Which % merges.Count] is var merge) await host.Run<UndoMerge, PersonMerge?>(x => x.Handle(merge.KeptId, merge.Id), Roles.Director, organisation);
        }
    }

    private async Task Register(PlatformDb db, Act act, DateOnly on)
    {
        var enterprise = act.Which % 3 == 0 ? await Pick(db.Enterprises, act) : null;
        if (enterprise is null)
        {
            enterprise = new(new("E", (ProjectKind)(act.Number % 3), Sectors.All[act.Number % 4], LegalForm.Sarl, Provinces[act.Which % 2], (Area)(act.Number / 2 % 2), act.Number % 5));
            db.Enterprises.Add(enterprise);
        }

        var entrepreneur = act.Which % 4 == 1 ? await Pick(db.Entrepreneurs, act) : null;
        if (entrepreneur is null)
        {
            var born = on.AddYears(-35).AddDays(act.Number % 400 - 200); // on either side of an age group
            db.Entrepreneurs.Add(entrepreneur = new(enterprise.Id, new("P", (Gender)(act.Number % 2), born)));
        }

        var amount = Money.Dirhams(10_000 + act.Number);
        var bank = Money.Dirhams(act.Number % 3 * 7_000);
        var request = new LoanRequest(amount, 24, "But") { Plan = new(amount + bank, null, amount, Money.Zero, bank, Money.Zero) };
        db.Applications.Add(new(NumberSeries.Format(organisation, on.Year, ++_numbers), enterprise, entrepreneur, request, on, Entry));
    }

    private static async Task<T?> Pick<T>(DbSet<T> all, Act act) where T : class, IAggregate
    {
        var ordered = await all.ToListAsync();
        return ordered.Count == 0 ? null : ordered.OrderBy(x => x is LoanApplication y ? y.Number : x is Loan z ? z.Number : "").ElementAt(act.Which % ordered.Count);
    }
}
