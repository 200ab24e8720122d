using System.Globalization;
using Alliance.Kernel;
using Alliance.Platform;
using Alliance.Platform.Collection.DirectDebits;
using Alliance.Platform.Entries;
using Alliance.Platform.Lending.Loans;
using Alliance.Platform.Origination.Applications;
using Alliance.Platform.Origination.Entrepreneurs;
using Alliance.Tenancy.Lifecycle;
using Alliance.Tenancy.Organisations;
using Microsoft.EntityFrameworkCore;

namespace Alliance.Demonstration;

/// <summary>Gives borrowers of a demonstration platform their mandates, once: nine in ten have one, and a few have an account number that is wrong.</summary>
public sealed class GenerateMandates(PlatformDb db, TenantContext tenant) : IActivation
{
    private static readonly string[] Banks = ["007", "011", "013", "021", "022", "145", "157", "181", "190", "230"];

    /// <summary>Loans have mandates.</summary>
    public static IReadOnlyList<Type> After => [typeof(GenerateDemonstration)];

    public async Task Activate(IProgress<string> progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(progress);
        if (tenant.Organisation is not { Kind: HostKind.Platform, Demo: { Profile: not null } demo }) return;
        if (await db.Set<Mandate>().AnyAsync(ct)) return;

        var borrowers = await (
            from loan in db.Loans
            join application in db.Applications on loan.ApplicationId equals application.Id
            join person in db.Entrepreneurs on application.EntrepreneurId equals person.Id
            where loan.Summary.Status == LoanStatus.InRepayment
            orderby loan.Number
            select new { loan.Id, loan.Number, person.Person.Name, loan.GrantedOn }).ToListAsync(ct);
        var signed = borrowers.Where((_, i) => i % 10 != 9).Select((x, i) => new Mandate
        {
            Id = Id<Mandate>.New(),
            LoanId = x.Id,
            Sequence = 1,
            Reference = $"{x.Number}-1",
            Rib = Rib(demo.Seed, i),
            Holder = x.Name,
            SignedOn = x.GrantedOn,
            EnteredBy = Entered.Name,
            EnteredAt = x.GrantedOn.ToDateTime(new(9, 0), DateTimeKind.Utc),
        }).ToList();
        db.AddRange(signed);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        progress.Report($"{signed.Count} mandates generated");
    }

    /// <summary>Account numbers of nobody: well formed but for one in fifty.</summary>
    private static string Rib(int seed, int number)
    {
        var account = string.Create(CultureInfo.InvariantCulture, $"{Banks[number % Banks.Length]}780{seed % 10_000:0000}{number:000000}000000");
        var key = 97 - account.Aggregate(0, (rest, digit) => (rest * 10 + digit - '0') % 97) * 100 % 97;
        return string.Create(CultureInfo.InvariantCulture, $"{account}{(number % 50 == 49 ? key % 97 + 1 : key):00}");
    }
}
