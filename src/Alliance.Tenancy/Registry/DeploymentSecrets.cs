using Microsoft.EntityFrameworkCore;

namespace Alliance.Tenancy.Registry;

/// <summary>Keeps them in the registry's database, where the primary key decides who was first.</summary>
internal sealed class DeploymentSecrets(DbContextOptions<RegistryDb> options) : IDeploymentSecrets
{
    public async Task<string> GetOrCreate(string name, Func<string> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        if (await Find(name) is { } known) return known;

        var secret = new StoredSecret { Name = name, Value = create() };
        await using var db = new RegistryDb(options);
        db.Secrets.Add(secret);
        try
        {
            await db.SaveChangesAsync();
            return secret.Value;
        }
        catch (DbUpdateException)
        {
            if (await Find(name) is { } theirs) return theirs;
            throw;
        }
    }

    private async Task<string?> Find(string name)
    {
        await using var db = new RegistryDb(options);
        return (await db.Secrets.FindAsync(name))?.Value;
    }
}
