using System.Net;
using System.Net.Http.Json;
using Alliance.Kernel;
using Alliance.Platform.Entries;
using Alliance.Platform.Origination.Applications;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Platform.Tests;

/// <summary>A plausible dossier as a client sends it. A test states only the facts it is about.</summary>
internal sealed record DossierInput
{
    public string Entrepreneur { get; init; } = "Fatima Zahra Amrani";
    public string Gender { get; init; } = "woman";
    public string BornOn { get; init; } = "1990-03-12";
    public string? Cin { get; init; } = "J123456";
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string Enterprise { get; init; } = "Coopérative Tafraout";
    public string Kind { get; init; } = "created";
    public string Sector { get; init; } = "crafts";
    public string Province { get; init; } = "Tiznit";
    public string? Ice { get; init; }
    public decimal Amount { get; init; } = 50_000;
    public decimal OwnFunds { get; init; } = 30_000;
    public decimal? TotalInvestment { get; init; }
    public decimal? PhysicalInvestment { get; init; }
    public int Term { get; init; } = 36;
    public string Purpose { get; init; } = "Atelier de tissage";
    public string? ReceivedOn { get; init; } = "2023-05-02";

    public object Body => new
    {
        entrepreneur = new { name = Entrepreneur, gender = Gender, bornOn = BornOn, cin = Cin, phone = Phone, email = Email },
        enterprise = new { name = Enterprise, kind = Kind, sector = Sector, legalForm = "cooperative", province = Province, area = "rural", jobsPlanned = 4, ice = Ice },
        amount = Amount,
        term = Term,
        purpose = Purpose,
        plan = new { totalInvestment = TotalInvestment ?? Amount + OwnFunds, ownFunds = OwnFunds, bankLoan = 0, other = 0, physicalInvestment = PhysicalInvestment },
        receivedOn = ReceivedOn,
    };

    public Task<HttpResponseMessage> Post(HttpClient client) => client.PostAsJsonAsync("/api/applications", Body);

    /// <returns>The dossier's id.</returns>
    public async Task<string> Register(PlatformHost host)
    {
        var received = await (await Post(host.Client(Roles.LoanOfficer))).Json(HttpStatusCode.Created);
        return received.GetProperty("id").GetString()!;
    }

    /// <summary>Another dossier of a person and an enterprise that there are.</summary>
    /// <returns>The dossier's id.</returns>
    public async Task<string> RegisterFor(PlatformHost host, string entrepreneurId, string enterpriseId)
    {
        var received = await (await host.Client(Roles.LoanOfficer).PostAsJsonAsync("/api/applications", new
        {
            entrepreneurId,
            enterpriseId,
            amount = Amount,
            term = Term,
            purpose = Purpose,
            plan = new { totalInvestment = Amount + OwnFunds, ownFunds = OwnFunds, bankLoan = 0, other = 0 },
            receivedOn = ReceivedOn,
        })).Json(HttpStatusCode.Created);
        return received.GetProperty("id").GetString()!;
    }

    /// <summary>Complete for the committee, as if all its documents had come.</summary>
    /// <returns>The dossier's id.</returns>
    public async Task<string> Ready(PlatformHost host)
    {
        var id = await Register(host);
        await Complete(host, id);
        return id;
    }

    /// <returns>The dossier's and the loan's ids.</returns>
    public async Task<(string Dossier, string Loan)> Approve(PlatformHost host)
    {
        var id = await Register(host);
        var answer = await host.Client(Roles.Director).PostAsJsonAsync($"/api/applications/{id}/approval", new { amount = Amount, term = Term, graceMonths = 6, decidedOn = "2023-05-20" });
        return (id, (await answer.Json(HttpStatusCode.Created)).GetProperty("loanId").GetString()!);
    }

    /// <summary>Takes a dossier up and calls it ready, today and as if all its documents had come.</summary>
    public static Task Complete(PlatformHost host, string id) => host.Run<PlatformDb>(async db =>
    {
        var entry = new Entry(host.Organisations.Find(FixedOrganisations.Ism)!.Demo!.BusinessDate, "Loan officer", DateTime.UtcNow);
        var dossier = await db.Applications.SingleAsync(x => x.Id == new Id<LoanApplication>(Guid.Parse(id)));
        dossier.TakeUp(entry);
        dossier.CallReady(entry.Today, [], entry);
        await db.SaveChangesAsync();
    });
}
