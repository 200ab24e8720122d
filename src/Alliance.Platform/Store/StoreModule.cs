using Alliance.Kernel;
using Alliance.Platform.Store.Scanning;
using Alliance.Tenancy.Jobs;
using Alliance.Tenancy.Lifecycle.Commands;
using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alliance.Platform.Store;

/// <summary>Files beside the databases: where they lie, how they are checked, and what sweeps up after them; for the module's front door.</summary>
internal static class StoreModule
{
    public static void AddStore(this IServiceCollection services)
    {
        services.AddOptions<StoreOptions>().BindConfiguration("Files").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<ScannerOptions>().BindConfiguration("Files:Scanner").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IShelf>(x => x.GetRequiredService<IOptions<StoreOptions>>() is { Value.S3.Bucket: not null } bucket ? new S3Shelf(bucket) : new FolderShelf(x.GetRequiredService<IOptions<StoreOptions>>()));
        services.AddSingleton<SealedFiles>();
        services.AddSingleton<IOrganisationFiles>(x => x.GetRequiredService<SealedFiles>());
        services.AddScoped(x => new FileStore(x.GetRequiredService<SealedFiles>(), x.GetRequiredService<TenantContext>()));
        services.AddSingleton<Scanner>();
        services.AddScoped<StoredFileCheck>();
        services.AddSingleton<PictureTurns>();
        services.AddDailyWork<SweepFiles, PlatformDb>("sweep-files", HostKind.Platform);
    }
}
