using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Fund.Agreements;
using Alliance.Platform.Fund.Sources;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Treasury;
using Alliance.Ui;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Platform.Tests.Lending.Loans;

/// <summary>Panels of the loan's page, as a treasurer sees and clicks them.</summary>
[SetUICulture("fr"), SetCulture("fr")]
internal sealed class PanelTests
{
    private static readonly DateOnly Today = new(2022, 5, 20);

    private static BunitContext Page(params string[] permissions)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.French;
        var page = new BunitContext();
        page.JSInterop.Mode = JSRuntimeMode.Loose;
        page.Services.AddLogging();
        page.Services.AddTexts();
        page.Services.AddScoped<Confirmations>();
        page.Services.AddScoped(typeof(UseCase<>));
        page.Services.AddSingleton<IBusinessDate>(new FixedDate());
        page.Services.AddSingleton<ICurrentUser>(new Treasurer(permissions));
        return page;
    }

    private static ShowLoan.Detail Detail(Loan loan) => ShowLoan.Of(loan, "Coopérative Tafraout", new("ISM-D-2021-0007", "Chargée", "Fatima Zahra Amrani", "0612 345 678"), Today, _ => true);

    private static Loan FourTimesThousand() => new LoanBuilder { Granted = 4_000, Term = 4 }.DisbursedOn(new(2022, 1, 15));

    private static IRenderedComponent<EntryForm> Form(BunitContext page, Func<MoneyEntry, Task> send) => page.Render<EntryForm>(x => x
        .Add(y => y.Name, "payment").Add(y => y.Button, "Enregistrer le paiement").Add(y => y.DateLabel, "Reçu le")
        .Add(y => y.Suggested, Money.Dirhams(1_000)).Add(y => y.Means, PaymentMeans.Cash).Add(y => y.Send, send));

    [Test]
    public async Task Two_clicks_while_the_first_is_under_way_send_once()
    {
        await using var page = Page();
        var sent = new List<MoneyEntry>();
        var answer = new TaskCompletionSource();
        var form = Form(page, x =>
        {
            sent.Add(x);
            return answer.Task;
        });

        var first = form.Find("form").SubmitAsync();
        var second = form.Find("form").SubmitAsync();
        answer.SetResult();
        await Task.WhenAll(first, second);

        Assert.That(sent, Has.Count.EqualTo(1));
        Assert.That(sent[0], Is.EqualTo(new MoneyEntry(Money.Dirhams(1_000), Today, PaymentMeans.Cash, null, sent[0].Key)));
    }

    [Test]
    public async Task A_repetition_after_a_lost_answer_carries_the_same_key_and_the_next_payment_a_new_one()
    {
        await using var page = Page();
        var keys = new List<string>();
        var form = Form(page, x =>
        {
            keys.Add(x.Key);
            return keys.Count == 1 ? throw new Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException() : Task.CompletedTask;
        });

        for (var click = 0; click < 3; click++) await form.Find("form").SubmitAsync();

        Assert.That(keys[1], Is.EqualTo(keys[0]));
        Assert.That(keys[2], Is.Not.EqualTo(keys[0]));
    }

    [Test]
    public async Task A_refusal_stands_beside_the_form_in_the_readers_language_and_what_was_typed_stays()
    {
        await using var page = Page();
        var form = Form(page, _ => throw new RefusedException("loan.breaks-an-event", "…", LoanEventKind.CreditRefunded, new DateOnly(2022, 3, 1), Money.Dirhams(250)));
        form.Find("#payment-amount").Change("12.50");

        await form.Find("form").SubmitAsync();

        Assert.That(form.Find("[role=alert]").TextContent, Does.Contain("Remboursement de trop-perçu du 1 mars 2022").And.Contain("250,00"));
        Assert.That(form.Find("#payment-amount").GetAttribute("value"), Is.EqualTo("12,50"));
    }

    [Test]
    public async Task A_question_is_answered_by_a_button_and_the_answer_holds_for_this_amount_alone()
    {
        await using var page = Page();
        var sent = new List<MoneyEntry>();
        var form = Form(page, x =>
        {
            sent.Add(x);
            return x.AboveOwed ? throw new Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException() : throw new RefusedException("payment.above-owed", "…", Money.Dirhams(4_000));
        });
        await form.Find("form").SubmitAsync();
        Assert.That(form.Find("[role=alert]").TextContent, Is.EqualTo("Il ne reste que 4\u202F000,00\u202FDH à rembourser à cette date\u00A0: le surplus serait un avoir à rendre."));

        await Answer().ClickAsync(new());
        form.Find("#payment-amount").Change("5000");
        await form.Find("form").SubmitAsync();

        Assert.That(sent.Select(x => (x.Amount.InDirhams, x.AboveOwed)), Is.EqualTo(new[] { (1_000m, false), (1_000m, true), (5_000m, false) }));
        Assert.That(sent.Select(x => x.Key).Distinct().Count(), Is.EqualTo(1));

        AngleSharp.Dom.IElement Answer() => form.FindAll("button").Single(x => x.TextContent == "Le montant est juste\u00A0: l’enregistrer");
    }

    /// <summary>The browser sent it before it knew that the question is gone: by the first of two clicks, or by another amount.</summary>
    [Test]
    public async Task An_answer_to_a_question_that_is_gone_does_nothing()
    {
        await using var page = Page();
        var sent = new List<MoneyEntry>();
        var form = Form(page, x =>
        {
            sent.Add(x);
            return x.AboveOwed ? Task.CompletedTask : throw new RefusedException("payment.above-owed", "…", Money.Dirhams(500));
        });
        await form.InvokeAsync(form.Instance.Confirm);
        await form.Find("form").SubmitAsync();

        await form.InvokeAsync(form.Instance.Confirm);
        await form.InvokeAsync(form.Instance.Confirm);

        Assert.That(sent.Select(x => x.AboveOwed), Is.EqualTo(new[] { false, true }));
    }

    /// <summary>The answer is to one question; what else is wrong with the form still keeps it.</summary>
    [Test]
    public async Task An_answer_sends_no_form_that_its_button_would_not_send()
    {
        await using var page = Page();
        var sent = new List<MoneyEntry>();
        var form = Form(page, x =>
        {
            sent.Add(x);
            throw new RefusedException("payment.above-owed", "…", Money.Dirhams(4_000));
        });
        await form.Find("form").SubmitAsync();

        form.Find("#payment-on").Change("31/02/2022");
        await form.InvokeAsync(form.Instance.Confirm);

        Assert.That(sent, Has.Count.EqualTo(1));
        Assert.That(form.Find(".error-summary a").GetAttribute("href"), Does.EndWith("#payment-on"));
    }

    [Test]
    public async Task A_part_that_can_be_read_in_two_ways_stays_as_it_was_typed()
    {
        await using var page = Page();
        FundSources.Offer offer = new(Id<FundingAgreement>.New(), "C-2022-01", "Fonds (démonstration)", Money.Dirhams(9_000));
        Dictionary<Id<FundingAgreement>, Money?> chosen = new() { [offer.AgreementId] = Money.Dirhams(4_000) };
        var fields = page.Render<SourceFields>(x => x.Add(y => y.Offers, [offer]).Add(y => y.Chosen, chosen));

        fields.Find("input").Change("1.250");
        fields.Render(x => x.Add(y => y.Chosen, chosen));

        Assert.That(fields.Find("input").GetAttribute("value"), Is.EqualTo("1.250"));
        Assert.That(fields.Find("[role=alert]").TextContent, Does.Contain("deux façons"));
        Assert.That(chosen[offer.AgreementId], Is.Null);
    }

    /// <summary>The first schedule parts the 3 000 of the first tranche; the second tranche, of 1 000, came after it.</summary>
    [Test]
    public void An_earlier_schedule_falls_to_nothing_whatever_was_paid_out_later()
    {
        var loan = new LoanBuilder { Granted = 4_000, Term = 3 }.Contracted();
        loan.Disburse(3_000, new(2022, 1, 15));
        loan.Defer(new(2022, 2, 1), new(2022, 4, 15), new(2022, 2, 10), LoanBuilder.Later);
        loan.Disburse(1_000, new(2022, 4, 1));

        var earlier = Detail(loan).EarlierSchedules[0].Schedule;

        Assert.That(earlier.Select(x => (x.Due.InDirhams, x.Balance.InDirhams)), Is.EqualTo(new[] { (1_000m, 2_000m), (1_000m, 1_000m), (1_000m, 0m) }));
    }

    [Test]
    public async Task The_schedule_says_how_each_instalment_stands_and_what_remains()
    {
        await using var page = Page();
        var loan = FourTimesThousand();
        loan.Pay(1_400, new(2022, 2, 15));

        var table = page.Render<ScheduleTable>(x => x.Add(y => y.Loan, Detail(loan)).Add(y => y.Lines, Detail(loan).Schedule));

        var rows = table.FindAll("tbody tr").Select(x => string.Join(" | ", x.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()))).ToList();
        Assert.That(rows, Is.EqualTo(new[]
        {
            "1 | 15 févr. 2022 | 1\u202f000,00 | 1\u202f000,00 | 3\u202f000,00 | payée",
            "2 | 15 mars 2022 | 1\u202f000,00 | 400,00 | 2\u202f000,00 | partielle · 66 jours",
            "3 | 15 avr. 2022 | 1\u202f000,00 | – | 1\u202f000,00 | en retard · 35 jours",
            "4 | 15 mai 2022 | 1\u202f000,00 | – | 0,00 | en retard · 5 jours",
        }));
    }

    [Test]
    public async Task What_is_settled_before_today_is_folded_but_for_the_last()
    {
        await using var page = Page();
        var loan = new LoanBuilder { Granted = 8_000, Term = 8 }.DisbursedOn(new(2021, 12, 15));
        loan.Pay(4_500, new(2022, 4, 15));

        var panel = page.Render<SchedulePanel>(x => x.Add(y => y.Loan, Detail(loan)));

        Assert.That(panel.Find("details.settled summary").TextContent.Trim(), Does.StartWith("3 échéances payées, jusqu’au 15 mars 2022").And.EndWith("3\u202F000,00\u202FDH"));
        Assert.That(panel.FindAll("details.settled tbody tr"), Has.Count.EqualTo(3));
        Assert.That(panel.FindAll(".panel > table tbody tr").Select(x => x.QuerySelector("td")!.TextContent), Is.EqualTo(new[] { "4", "5", "6", "7", "8" }));
        Assert.That(panel.FindAll("tr[aria-current=date] td").Select(x => x.TextContent).First(), Is.EqualTo("6"), "15 June is next");
        Assert.That(panel.FindAll(".panel > table tbody tr td:nth-child(5)").Select(x => x.TextContent), Is.EqualTo(new[] { "4\u202F000,00", "3\u202F000,00", "2\u202F000,00", "1\u202F000,00", "0,00" }));
    }

    [Test]
    public async Task Who_may_not_record_sees_the_events_without_actions()
    {
        await using var auditor = Page(Permissions.ReadLoans);
        await using var treasurer = Page(Permissions.ReadLoans, Permissions.RecordPayments, Permissions.DisburseLoans);
        var loan = FourTimesThousand();
        loan.Pay(1_000, new(2022, 2, 15));

        var seen = auditor.Render<LoanEventsPanel>(x => x.Add(y => y.Loan, Detail(loan)));
        var usable = treasurer.Render<LoanEventsPanel>(x => x.Add(y => y.Loan, Detail(loan)));

        Assert.That(seen.FindAll("li"), Has.Count.EqualTo(2));
        Assert.That(seen.FindAll("button").Select(x => x.TextContent).Distinct(), Is.EqualTo(new[] { "Avant / après" }), "to look is not to act");
        Assert.That(usable.FindAll("li button").Select(x => x.TextContent).Where(x => x != "Avant / après"), Is.EqualTo(new[] { "Rejet de la banque…", "Annuler…", "Annuler…" }));
    }

    [Test]
    public async Task An_undone_payment_stays_in_sight_and_can_be_restored()
    {
        await using var page = Page(Permissions.ReadLoans, Permissions.RecordPayments);
        var loan = FourTimesThousand();
        loan.Undo(loan.Pay(1_000, new(2022, 2, 15)));

        var panel = page.Render<LoanEventsPanel>(x => x.Add(y => y.Loan, Detail(loan)));

        Assert.That(panel.FindAll("li.undone").Select(x => x.TextContent), Has.One.Contains("annulé"));
        Assert.That(panel.FindAll("li button").Select(x => x.TextContent).Where(x => x != "Avant / après"), Is.EqualTo(new[] { "Rétablir…" }), "the disbursement is not his to take back");
    }

    private sealed class FixedDate : IBusinessDate
    {
        public DateOnly Today => PanelTests.Today;
    }

    private sealed class Treasurer(string[] permissions) : ICurrentUser
    {
        public Guid? AccountId => Guid.Empty;

        public string Name => "Trésorier";

        public bool May(string permission) => permissions.Contains(permission);

        public bool Has(string role) => role == Roles.Treasurer;
    }
}
