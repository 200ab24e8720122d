using System.Net;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;

namespace Alliance.Platform.Tests.Origination.Applications;

/// <summary>Several owners of one project, one borrower each.</summary>
internal sealed class OwnersTests
{
    [Test]
    public async Task Each_dossier_names_the_owners_of_the_others()
    {
        await using var host = await PlatformHost.Start(funded: false);
        var first = await new DossierInput { Entrepreneur = "Hind" }.Register(host);
        var second = await Beside(host, first, "Karim", 20_000);
        await new DossierInput { Entrepreneur = "Ailleurs", Cin = null, Enterprise = "Autre" }.Register(host);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Owners(host, first), Is.EqualTo(new[] { "Karim 20000" }));
            Assert.That(await Owners(host, second), Is.EqualTo(new[] { "Hind 50000" }));
            Assert.That((await host.Client(Roles.CommitteeMember).GetAsync($"/api/applications/{first}/owners")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        }
    }

    /// <summary>The project takes 80 000: 50 000 honour loan of the first, 30 000 own funds. For the second the first's loan is one of the other sources.</summary>
    [Test]
    public async Task The_form_of_another_owner_begins_with_the_project()
    {
        await using var host = await PlatformHost.Start(funded: false);
        var first = await new DossierInput().Register(host);

        var known = await host.Run<KnownParties, KnownParties.Known?>(x => x.OfProject(new(Guid.Parse(first))), Roles.LoanOfficer);
        var form = new NewApplicationForm();
        form.BeginWith(known!);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(form.Amount, Is.Null);
            Assert.That((form.Plan.TotalInvestment, form.OwnFunds, form.Other), Is.EqualTo((Money.Dirhams(80_000), Money.Dirhams(30_000), Money.Dirhams(50_000))));
            Assert.That(form.Purpose, Is.EqualTo("Atelier de tissage"));
            Assert.That((form.HasEnterprise, form.HasPerson), Is.EqualTo((true, false)));
        }

        (form.Name, form.Gender, form.BornOn, form.Amount, form.OwnFunds) = ("Karim", Alliance.Platform.Origination.Entrepreneurs.Gender.Man, new(1990, 1, 1), Money.Dirhams(20_000), Money.Dirhams(10_000));
        var received = await host.Run<RegisterApplication, RegisterApplication.Received?>(x => x.Handle(form.ToInput()), Roles.LoanOfficer);
        Assert.That(await Owners(host, first), Is.EqualTo(new[] { "Karim 20000" }));
        Assert.That(received!.Number, Is.EqualTo("ISM-D-2023-0002"));
    }

    [Test]
    public async Task Who_asks_again_is_not_typed_again()
    {
        await using var host = await PlatformHost.Start(funded: false);
        var first = await new DossierInput().Register(host);
        var person = (await (await host.Client(Roles.LoanOfficer).GetAsync($"/api/applications/{first}")).Json()).GetProperty("entrepreneurId").GetString()!;

        var known = await host.Run<KnownParties, KnownParties.Known?>(x => x.OfPerson(new(Guid.Parse(person))), Roles.LoanOfficer);
        var form = new NewApplicationForm();
        form.BeginWith(known!);

        Assert.That((form.HasPerson, form.HasEnterprise, $"{form.Known.Person!.Id}"), Is.EqualTo((true, false, person)));
        Assert.That(await host.Run<KnownParties, KnownParties.Known?>(x => x.OfPerson(new(Guid.Parse(person))), Roles.LoanOfficer, FixedOrganisations.Ior), Is.Null);
        Assert.That(await host.Run<KnownParties, KnownParties.Known?>(x => x.OfProject(new(Guid.Parse(first))), Roles.LoanOfficer, FixedOrganisations.Ior), Is.Null);
    }

    private static async Task<string> Beside(PlatformHost host, string first, string name, decimal amount)
    {
        var known = await host.Run<KnownParties, KnownParties.Known?>(x => x.OfProject(new(Guid.Parse(first))), Roles.LoanOfficer);
        var input = new RegisterApplication.Input
        {
            Amount = Money.Dirhams(amount),
            Term = 24,
            Purpose = "Atelier",
            Plan = new(Money.Dirhams(amount), Money.Zero, Money.Zero, Money.Zero),
            Entrepreneur = new(name, Alliance.Platform.Origination.Entrepreneurs.Gender.Man, new(1990, 1, 1)),
            EnterpriseId = known!.Enterprise!.Id,
        };
        return $"{(await host.Run<RegisterApplication, RegisterApplication.Received?>(x => x.Handle(input), Roles.LoanOfficer))!.Id}";
    }

    private static async Task<string[]> Owners(PlatformHost host, string dossier) =>
        [.. (await (await host.Client(Roles.LoanOfficer).GetAsync($"/api/applications/{dossier}/owners")).Json()).EnumerateArray().Select(x => $"{x.GetProperty("name")} {x.GetProperty("amount").GetDecimal():0}")];
}
