using Alliance.Identity.Drafts;
using Alliance.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Identity.Tests.Drafts;

/// <summary>Each organisation keeps the drafts of its own accounts, platforms and the Alliance alike, and never shows another's.</summary>
internal sealed class OrganisationDraftTests
{
    private const string Accounts = "/accounts";
    private const string Invitation = "invitation";

    private static readonly Dictionary<string, string> Typed = new(StringComparer.Ordinal) { ["email"] = "hind@menara.example", ["name"] = "Hind", ["role-national-analyst"] = "true" };

    /// <summary>National staff work where there is no platform.</summary>
    [Test]
    public async Task An_invitation_half_typed_at_the_Alliance_comes_back_to_who_typed_it_alone()
    {
        var host = await TestHost.Shared;
        using var administrator = await Typist.At(host, "aim", Roles.NationalAdministrator);
        using var other = await Typist.At(host, "aim", Roles.NationalAdministrator);
        using var analyst = await Typist.At(host, "aim", Roles.NationalAnalyst);

        await administrator.Keep(Typed, Accounts, Invitation, isBrief: true);

        foreach (var (id, value) in Typed) Assert.That(await administrator.Field(id, Accounts, Invitation), Is.EqualTo(value));
        Assert.That(await administrator.Offered(), Is.EqualTo(new[] { Accounts }));
        foreach (var colleague in new[] { other, analyst })
            Assert.That((await colleague.Kept(Accounts, Invitation), (await colleague.Offered()).Count), Is.EqualTo(((object?)null, 0)));
    }

    /// <summary>The same person with an account at each, and even whoever would act elsewhere under the very key of their account.</summary>
    [TestCase("ism", Roles.PlatformAdministrator)]
    [TestCase("aim", Roles.NationalAdministrator)]
    public async Task What_was_typed_at_one_organisation_is_never_shown_at_another(string organisation, string role)
    {
        var host = await TestHost.Shared;
        var email = $"{Guid.NewGuid():N}@x.example";
        using var typist = await Typist.At(host, organisation, role, email);
        await typist.Keep(Typed, Accounts, Invitation);

        foreach (var elsewhere in host.Organisations.All.Select(x => x.Id).Where(x => x != organisation))
        {
            using var same = await Typist.At(host, elsewhere, elsewhere is "aim" ? Roles.NationalAdministrator : Roles.PlatformAdministrator, email);
            Assert.That((await same.Kept(Accounts, Invitation), (await same.Offered()).Count), Is.EqualTo(((object?)null, 0)), elsewhere);

            await using var scope = typist.Acting(elsewhere);
            var services = scope.ServiceProvider;
            Assert.That(await services.GetRequiredService<ShowDraft>().Handle(Accounts, Invitation), Is.Null, elsewhere);
            Assert.That(await services.GetRequiredService<ListDrafts>().Handle(), Is.Empty, elsewhere);
            await services.GetRequiredService<ForgetDraft>().Handle(Accounts, Invitation);
            Assert.That(await services.GetRequiredService<IdentityDb>().Set<Draft>().AnyAsync(x => x.AccountId == typist.Account.Id), Is.False, elsewhere);
        }

        Assert.That(await typist.Field("name", Accounts, Invitation), Is.EqualTo("Hind"), "nor discarded there");
    }
}
