using System.Text;
using Alliance.Kernel;
using Alliance.Platform.Collection.Arrears;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;

namespace Alliance.Platform.Tests.Collection.Arrears;

/// <summary>What is done with chosen rows is done with those, and what left the list meanwhile is named.</summary>
internal sealed class ChosenTests
{
    private static Task<ArrearsCase> FourLoans() => ArrearsCase.Of(
        ("Amlou d'Agadir", 1_000, "Taroudannt"), ("Tapis Anzi", 0, "Tiznit"), ("Argan Tiznit", 2_000, "Tiznit"), ("Laine Tata", 0, "Tiznit"));

    private static Id<Loan> Loan(ArrearsCase arrears, string enterprise) => new(Guid.Parse(arrears[enterprise].Id));

    private static async Task<string[]> Csv(ArrearsCase arrears, string query) =>
        [.. Encoding.UTF8.GetString(await arrears.Officer.GetByteArrayAsync("/api/arrears/export?format=csv&" + query))
            .Trim('\uFEFF').Trim().Split('\n').Select(x => x.Trim().TrimEnd(';').Replace("\"", "", StringComparison.Ordinal))];

    [Test]
    public async Task A_file_as_shown_has_the_chosen_rows_the_pages_columns_and_says_what_it_is_of()
    {
        await using var arrears = await FourLoans();

        var lines = await Csv(arrears, $"asShown=true&province=Tiznit&orderBy=enterprise&descending=false&columns=late&id={arrears["Tapis Anzi"].Id}&id={arrears["Amlou d'Agadir"].Id}");

        Assert.That(lines[0], Does.StartWith("Impayés · ").And.Contain("10 février 2024"));
        Assert.That(lines[1], Does.Contain("Province: Tiznit").And.Contain("2 lignes choisies"));
        Assert.That(lines[^2], Is.EqualTo("Numéro;Entreprise;Porteur de projet;En retard (DH)"));
        Assert.That(lines[^1], Does.Match(@"^[^;]+;Tapis Anzi;[^;]+;2000$"), "of Taroudannt nothing, though it was chosen");
    }

    [Test]
    public async Task A_file_as_shown_without_a_choice_has_all_that_were_found_in_their_order()
    {
        await using var arrears = await FourLoans();

        var lines = await Csv(arrears, "asShown=true&orderBy=enterprise&descending=false");

        Assert.That(lines[1], Is.EqualTo("Sans filtre"));
        Assert.That(lines.TakeLast(3).Select(x => x.Split(';')[1]), Is.EqualTo(new[] { "Amlou d'Agadir", "Laine Tata", "Tapis Anzi" }));
    }

    [Test]
    public async Task Reminding_says_first_which_letter_each_gets_and_names_who_left_the_list()
    {
        await using var arrears = await FourLoans();
        Id<Loan>[] chosen = [Loan(arrears, "Tapis Anzi"), Loan(arrears, "Laine Tata"), Loan(arrears, "Amlou d'Agadir")];
        await (await arrears["Laine Tata"].Pay(new { amount = 2_000, paidOn = "2024-02-10" })).Json(System.Net.HttpStatusCode.Created);

        var found = await arrears.Host.Run<PreviewReminders, PreviewReminders.Found>(x => x.Handle(new(), chosen), Roles.LoanOfficer);

        Assert.That(found.Rows.Select(x => (x.Enterprise, x.Step)), Is.EquivalentTo(new (string, int?)[] { ("Tapis Anzi", 2), ("Amlou d'Agadir", 1) }), "40 and 9 days late: the letters of 30 and of 8 days");
        Assert.That(found.Gone, Has.Count.EqualTo(1));
        Assert.That(found.Gone[0], Does.EndWith("· Laine Tata"));
    }

    [Test]
    public async Task All_that_were_found_are_those_of_the_filter_and_no_others()
    {
        await using var arrears = await FourLoans();

        var found = await arrears.Host.Run<PreviewReminders, PreviewReminders.Found>(x => x.Handle(new() { Whose = new(Province: "Tiznit") }, null), Roles.LoanOfficer);

        Assert.That(found.Rows.Select(x => x.Enterprise), Is.EquivalentTo(new[] { "Tapis Anzi", "Laine Tata" }), "late and of Tiznit");
    }

    [Test]
    public async Task Handing_over_names_who_left_the_list()
    {
        await using var arrears = await FourLoans();
        Id<Loan>[] chosen = [Loan(arrears, "Tapis Anzi"), Loan(arrears, "Laine Tata")];
        await (await arrears["Laine Tata"].Pay(new { amount = 2_000, paidOn = "2024-02-10" })).Json(System.Net.HttpStatusCode.Created);

        var late = await arrears.Host.Run<PreviewLateHandOver, ChosenDossiers.Found>(x => x.Handle(new(), chosen), Roles.LoanOfficer);
        var loans = await arrears.Host.Run<PreviewLoanHandOver, ChosenDossiers.Found>(x => x.Handle(new() { Late = true }, chosen), Roles.LoanOfficer);
        Id<LoanApplication>[] dossiers = [.. (await arrears.Host.Run<PreviewLoanHandOver, ChosenDossiers.Found>(x => x.Handle(new(), chosen), Roles.LoanOfficer)).Rows.Select(x => x.Id)];
        var waiting = await arrears.Host.Run<PreviewHandOver, ChosenDossiers.Found>(x => x.Handle(new() { Status = ApplicationStatus.Received }, dossiers), Roles.LoanOfficer);

        foreach (var found in new[] { late, loans })
        {
            Assert.That(found.Rows.Select(x => x.Enterprise), Is.EqualTo(new[] { "Tapis Anzi" }));
            Assert.That(found.Gone, Has.Count.EqualTo(1).And.Some.EndsWith("· Laine Tata"));
        }

        Assert.That((waiting.Rows.Count, waiting.Gone.Count), Is.EqualTo((0, 2)), "both are decided since");
        Assert.That(waiting.Gone, Has.Some.EndsWith("· Tapis Anzi"));
    }

    [Test]
    public async Task Letters_made_part_by_part_are_printed_in_one_document()
    {
        await using var arrears = await FourLoans();
        var batch = Guid.CreateVersion7();

        foreach (var enterprise in new[] { "Tapis Anzi", "Laine Tata" })
            await arrears.Host.Run<SendReminders, SendReminders.Batch>(x => x.Handle(new([Loan(arrears, enterprise)]), batch), Roles.LoanOfficer);

        var batches = await arrears.Get("/reminders");
        Assert.That(batches.GetArrayLength(), Is.EqualTo(1));
        Assert.That(batches[0].GetProperty("letters").GetInt32(), Is.EqualTo(2));
    }

    [Test]
    public async Task Who_may_not_do_it_is_shown_nothing_of_it()
    {
        await using var arrears = await ArrearsCase.OneLate();

        Assert.That(() => arrears.Host.Run<PreviewReminders, PreviewReminders.Found>(x => x.Handle(new(), null), Roles.Auditor), Throws.TypeOf<NotAllowedException>());
        Assert.That(() => arrears.Host.Run<PreviewHandOver, ChosenDossiers.Found>(x => x.Handle(new(), []), Roles.Treasurer), Throws.TypeOf<NotAllowedException>());
    }
}
