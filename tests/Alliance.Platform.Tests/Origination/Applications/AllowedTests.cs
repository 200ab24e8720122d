using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Sessions;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Platform.Tests.Lending.Loans;

namespace Alliance.Platform.Tests.Origination.Applications;

/// <summary>What a dossier says can be done is what it lets be done.</summary>
internal sealed class AllowedTests
{
    private static readonly DateOnly Day = new(2023, 5, 2);
    private static readonly Entry Now = LoanBuilder.Later;
    private static readonly EnterpriseProfile Profile = new("E", ProjectKind.Created, Sectors.All[0], LegalForm.Sarl, "Tiznit", Area.Rural, 1);
    private static readonly Person Borrower = new("P", Gender.Woman, new(1990, 1, 1));

    [Test]
    public void What_is_allowed_can_be_done_and_nothing_else([Values] ApplicationStatus status, [Values] ApplicationAct act)
    {
        foreach (var way in Ways(act))
        {
            var dossier = In(status);
            var (events, allowed) = (dossier.Events.Count, dossier.Allowed(isLoanFixed: false).Contains(act));

            Assert.That(() => way(dossier), allowed ? Throws.Nothing : Throws.TypeOf<RefusedException>());

            Assert.That(dossier.Events, allowed ? Has.Count.GreaterThan(events) : Has.Count.EqualTo(events));
            if (!allowed) Assert.That((dossier.Status, dossier.Decision is null), Is.EqualTo((status, In(status).Decision is null)));
        }
    }

    private static IEnumerable<Action<LoanApplication>> Ways(ApplicationAct act) => act switch
    {
        ApplicationAct.TakeUp => [x => x.TakeUp(Now)],
        ApplicationAct.CallReady => [x => x.CallReady(Day, [], Now)],
        ApplicationAct.UndoReady => [x => x.UndoReady(Now, "Bail non signé")],
        ApplicationAct.GiveOpinion => [x => x.GiveOpinion(OpinionTone.Favourable, "Marché porteur", null, Now)],
        ApplicationAct.AskCorrection => [AskCorrection],
        ApplicationAct.AskOutsideOpinion => [x => x.FollowOpinion(ApplicationEventKind.OutsideOpinionAsked, "Hanane Berrada (Banque)", Now)],
        ApplicationAct.Decide => [Approve, Refuse, Adjourn, ApproveWithCondition],
        ApplicationAct.Correct => [Correct],
        ApplicationAct.Withdraw => [Withdraw],
        ApplicationAct.UndoDecision => [x => x.UndoDecision(Now)],
        ApplicationAct.GiveUp => [x => x.GiveUp(Day, Now, "Renonce au projet")],
        ApplicationAct.FollowConditions => [x => x.MeetCondition(1, Day, Now, null)],
        ApplicationAct.RecordBankLoan => [x => x.RecordBankLoan(Money.Dirhams(10_000), "Banque Populaire", Day, Now)],
        ApplicationAct.HandOver => [x => x.HandOver(new(Guid.NewGuid(), "Salma Idrissi"), Now)],
        ApplicationAct.WriteLetter => [x => x.NoteLetter(ApplicationEventKind.LetterMailed, "Prêt d’honneur : accord", Day, Now)],
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };

    private static void AskCorrection(LoanApplication dossier)
    {
        dossier.BeAskedAbout(Now);
        dossier.FollowCorrection(ApplicationEventKind.CorrectionAsked, 1, "Bail à signer", Day, Now);
    }

    private static void Approve(LoanApplication dossier) => dossier.Approve(dossier.Request.Amount, 24, 0, Day, Now);

    private static void Refuse(LoanApplication dossier) => dossier.Refuse(RefusalReason.NotViable, "Pas de marché", Day, Now);

    private static void Adjourn(LoanApplication dossier) => dossier.Decide(new(MotionKind.Adjourn) { Until = Day.AddDays(1), Words = "Bail manquant" }, Day, Now);

    private static void ApproveWithCondition(LoanApplication dossier) => dossier.Decide(
        new(MotionKind.ApproveWithConditions) { Amount = dossier.Request.Amount, Term = 24, GraceMonths = 0, Conditions = [new("Bail signé", "Bail", Day.AddDays(1))] }, Day, Now);

    private static void Withdraw(LoanApplication dossier) => dossier.Withdraw(Day, Now);

    private static void Correct(LoanApplication dossier)
    {
        var enterprise = new Enterprise(Profile);
        dossier.Correct(new(enterprise.Id, Borrower), enterprise, new(Borrower with { Phone = "0612345678" }, Profile, dossier.Request, dossier.ReceivedOn), Now, "Numéro mal lu");
    }

    private static LoanApplication In(ApplicationStatus status)
    {
        var amount = Money.Dirhams(40_000);
        var enterprise = new Enterprise(Profile);
        var entrepreneur = new Entrepreneur(enterprise.Id, Borrower);
        var request = new LoanRequest(amount, 24, "But") { Plan = new(amount, null, amount, Money.Zero, Money.Zero, Money.Zero) };
        var dossier = new LoanApplication("ISM-D-2023-0001", enterprise, entrepreneur, request, Day, Now);
        if (status is ApplicationStatus.InAppraisal or ApplicationStatus.Ready or ApplicationStatus.OnAgenda) dossier.TakeUp(Now);
        if (status is ApplicationStatus.Ready or ApplicationStatus.OnAgenda) dossier.CallReady(Day, [], Now);
        if (status is ApplicationStatus.OnAgenda) dossier.PutOnAgenda("Comité", Now);
        if (status is ApplicationStatus.Approved) Approve(dossier);
        if (status is ApplicationStatus.Refused) Refuse(dossier);
        if (status is ApplicationStatus.Withdrawn) Withdraw(dossier);
        if (status is ApplicationStatus.Adjourned) Adjourn(dossier);
        if (status is ApplicationStatus.ApprovedWithConditions or ApplicationStatus.Lapsed) ApproveWithCondition(dossier);
        if (status is ApplicationStatus.Lapsed) dossier.Lapse(Now);
        if (status is ApplicationStatus.GivenUp) Approve(dossier);
        if (status is ApplicationStatus.GivenUp) dossier.GiveUp(Day, Now, "Renonce au projet");
        return dossier;
    }
}
