using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Governance.Sessions;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Enterprises;
using Alliance.Platform.Origination.Entrepreneurs;

namespace Alliance.Platform.Tests.Origination.Appraisal;

/// <summary>Since when a dossier is complete, and where it stands after something was taken back, the second time too.</summary>
internal sealed class CompletenessTests
{
    private static readonly DateOnly Today = new(2023, 6, 30);

    private static DateOnly June(int day) => new(2023, 6, day);

    private static Entry On(int day) => new(June(day), "Salma", new DateTime(2023, 6, day, 9, 0, 0, DateTimeKind.Utc));

    private static LoanApplication Dossier()
    {
        var profile = new EnterpriseProfile("E", ProjectKind.Created, Sectors.All[0], LegalForm.Sarl, "Tiznit", Area.Rural, 1);
        var (amount, enterprise) = (Money.Dirhams(40_000), new Enterprise(profile));
        var borrower = new Entrepreneur(enterprise.Id, new("P", Gender.Woman, new(1990, 1, 1)));
        var dossier = new LoanApplication("ISM-D-2023-0001", enterprise, borrower, new(amount, 24, "But") { Plan = new(amount, null, amount, Money.Zero, Money.Zero, Money.Zero) }, June(1), On(1));
        dossier.TakeUp(On(1));
        return dossier;
    }

    /// <summary>Complete since the 2nd; asked about on the 10th; called ready again on the 15th by mistake: that mistake alone goes.</summary>
    [Test]
    public void A_mistake_takes_its_own_time_back_and_no_other()
    {
        var dossier = Dossier();
        dossier.CallReady(June(2), [], On(2));
        dossier.BeAskedAbout(On(10));
        dossier.CallReady(June(15), [], On(15));
        dossier.UndoReady(On(15), "Bail non signé");
        Assert.That(dossier.CompleteOn, Is.EqualTo(June(2)));

        dossier.CallReady(June(20), [], On(20));
        Assert.That(dossier.CompleteOn, Is.EqualTo(June(2)));
    }

    [Test]
    public void The_only_time_taken_back_leaves_none()
    {
        var dossier = Dossier();
        dossier.CallReady(June(2), [], On(2));
        dossier.UndoReady(On(3), "Bail non signé");
        Assert.That(dossier.CompleteOn, Is.Null);

        dossier.CallReady(June(5), [], On(5));
        Assert.That(dossier.CompleteOn, Is.EqualTo(June(5)));
    }

    [Test]
    public void What_was_presented_gains_no_days_by_being_taken_back()
    {
        var dossier = Dossier();
        dossier.CallReady(June(2), [], On(2));
        dossier.PutOnAgenda("Comité", On(3));
        dossier.LeaveAgenda(OffAgenda.TakenOff, On(4));
        dossier.UndoReady(On(5), "Bail non signé");
        dossier.CallReady(June(20), [], On(20));

        Assert.That(dossier.CompleteOn, Is.EqualTo(June(2)));
    }

    [Test]
    public void After_an_adjournment_it_is_complete_no_earlier_than_that()
    {
        var dossier = Dossier();
        dossier.CallReady(June(2), [], On(2));
        dossier.Decide(new(MotionKind.Adjourn) { Until = Today, Words = "Bail manquant" }, June(10), On(10));
        dossier.TakeUp(On(11));

        Assert.That(() => dossier.CallReady(June(9), [], On(12)), Throws.TypeOf<RefusedException>().With.Property(nameof(RefusedException.Code)).EqualTo("application.ready-before-adjourned"));
        dossier.CallReady(June(10), [], On(12));
        Assert.That(dossier.CompleteOn, Is.EqualTo(June(10)));
    }

    [TestCase(true, ApplicationStatus.OnAgenda)]
    [TestCase(false, ApplicationStatus.Ready)]
    public void Withdrawn_while_on_an_agenda_and_taken_back_it_stands_where_the_session_has_it(bool standsOnAgenda, ApplicationStatus status)
    {
        var dossier = Dossier();
        dossier.CallReady(June(2), [], On(2));
        dossier.PutOnAgenda("Comité", On(3));
        dossier.Withdraw(June(4), On(4));
        dossier.UndoDecision(On(5), standsOnAgenda: standsOnAgenda);

        Assert.That(dossier.Status, Is.EqualTo(status));
    }

    /// <summary>Complete on the 2nd. A session grants it on the 10th, another one looks at it again on the 28th: the applicant had a decision after 8 days.</summary>
    [Test]
    public void What_a_later_session_decides_anew_was_decided_when_it_was_decided_first()
    {
        var dossier = Dossier();
        dossier.CallReady(June(2), [], On(2));
        dossier.Decide(Grant, June(10), On(10), Id<Session>.New());
        dossier.UndoDecision(On(28), isReconsidered: true);
        Assert.That(dossier.FirstDecidedOn, Is.Null, "it is with the session");
        dossier.Decide(Grant, June(28), On(28), Id<Session>.New());

        Assert.That(dossier.FirstDecidedOn, Is.EqualTo(June(10)));
    }

    /// <summary>Recorded by mistake on the 10th and taken back: it never stood, and the applicant waited until the 28th.</summary>
    [Test]
    public void What_was_taken_back_as_an_error_was_decided_when_it_was_decided_rightly()
    {
        var dossier = Dossier();
        dossier.CallReady(June(2), [], On(2));
        dossier.Decide(Grant, June(10), On(10));
        dossier.UndoDecision(On(11));
        dossier.Decide(Grant, June(28), On(28));

        Assert.That(dossier.FirstDecidedOn, Is.EqualTo(June(28)));
    }

    /// <summary>Granted on the 5th, adjourned by a later session on the 10th, complete again on the 12th and granted on the 28th: of the days that are owed anew 16 were used.</summary>
    [Test]
    public void An_adjournment_begins_anew_what_was_decided_too()
    {
        var dossier = Dossier();
        dossier.CallReady(June(2), [], On(2));
        dossier.Decide(Grant, June(5), On(5), Id<Session>.New());
        dossier.UndoDecision(On(10), isReconsidered: true);
        dossier.Decide(new(MotionKind.Adjourn) { Until = Today, Words = "Bail manquant" }, June(10), On(10), Id<Session>.New());
        dossier.TakeUp(On(11));
        dossier.CallReady(June(12), [], On(12));
        dossier.Decide(Grant, June(28), On(28), Id<Session>.New());

        Assert.That((dossier.CompleteOn, dossier.FirstDecidedOn), Is.EqualTo(((DateOnly?)June(12), (DateOnly?)June(28))));
    }

    private static Motion Grant => new(MotionKind.Approve) { Amount = Money.Dirhams(40_000), Term = 24, GraceMonths = 0 };

    [Test]
    public void A_decision_on_paper_that_is_taken_back_leaves_nothing_of_its_steps()
    {
        var dossier = Dossier();
        dossier.Refuse(RefusalReason.NotViable, "Marché trop étroit", June(10), On(10));
        dossier.UndoDecision(On(11));

        Assert.That((dossier.Status, dossier.CompleteOn), Is.EqualTo((ApplicationStatus.InAppraisal, (DateOnly?)null)));
    }
}
