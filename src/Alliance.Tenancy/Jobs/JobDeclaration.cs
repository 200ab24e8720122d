using Alliance.Kernel;

namespace Alliance.Tenancy.Jobs;

/// <summary>A job as its module or area registers it.</summary>
/// <param name="Work">By which signals name it.</param>
/// <param name="Name">Of its lease, in logs and metrics; unique.</param>
/// <param name="Kinds">Which organisations have it.</param>
/// <param name="LookEvery">How often an organisation is asked without a signal; null for <see cref="JobOptions.LookEvery"/>.</param>
/// <param name="In">The job in a scope of its organisation.</param>
public sealed record JobDeclaration(Type Work, string Name, HostKind Kinds, TimeSpan? LookEvery, Func<IServiceProvider, IOrganisationJob> In);
