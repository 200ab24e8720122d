using Alliance.Tenancy.Databases;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.DependencyInjection;

namespace Alliance.Tenancy.Tests.Jobs;

/// <summary>A job that does what a test says.</summary>
internal sealed class ScriptedJob(ScriptedJob.Script script, TenantContext tenant, OrganisationDb db, JobProgress progress) : IOrganisationJob
{
    public Task<bool> IsDue(CancellationToken ct) => Task.FromResult(script.IsDue(tenant.Organisation.Id));

    public Task<bool> Step(CancellationToken ct) => script.Step(new(tenant.Organisation.Id, db, progress, ct));

    /// <summary>What a step has at hand.</summary>
    public sealed record Context(string Id, OrganisationDb Db, IProgress<string> Progress, CancellationToken Ct)
    {
        /// <summary>Leaves a trace of this step in the organisation's database.</summary>
        public Task Write(string trace = "done")
        {
            Db.Keys.Add(new StoredKey { FriendlyName = trace, Xml = "" });
            return Db.SaveChangesAsync(Ct);
        }
    }

    public sealed record Script(Func<Context, Task<bool>> Step)
    {
        public Func<string, bool> IsDue { get; init; } = _ => true;

        public void AddTo(IServiceCollection services)
        {
            services.AddSingleton(this);
            services.AddOrganisationJob<ScriptedJob>("scripted", Kernel.HostKind.AnyOrganisation);
        }
    }
}
