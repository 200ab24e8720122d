using Alliance.Tenancy.Organisations;
using Microsoft.Extensions.Caching.Memory;

namespace Alliance.Tenancy.Caching;

/// <summary>The only cache: what is put in belongs to the scope's organisation and to one version of the data, and nobody else can get it out.</summary>
/// <remarks>A changed version is another key, so nobody waits for a time-out to see a change. It throws where no organisation is set (TENANCY 15).</remarks>
public sealed class OrganisationCache(OrganisationCacheMemory memory, TenantContext tenant)
{
    /// <summary>What is known under this name and version, made at its first use and once only, however many ask for it at a time.</summary>
    /// <param name="what">Names the thing within the module, arguments included: <c>national-figures:2023-06-30</c>.</param>
    /// <param name="version">Changes whenever the data it is made from does.</param>
    /// <param name="make">Isn't cancelled with the request that happened to come first: others wait for the same result.</param>
    /// <param name="bytes">About how much memory it takes.</param>
    /// <exception cref="NoOrganisationException">Nobody said whose data this is.</exception>
    public Task<T> GetOrMake<T>(string what, long version, Func<Task<T>> make, Func<T, long> bytes) where T : class
    {
        ArgumentNullException.ThrowIfNull(make);
        ArgumentNullException.ThrowIfNull(bytes);
        var organisation = tenant.Organisation;
        var key = new Key(organisation.Id, organisation.Version, version, what);
        return memory.Cache.TryGetValue<Lazy<Task<T>>>(key, out var known) && IsGood(known!) ? known!.Value : Make(key, make, bytes);
    }

    private async Task<T> Make<T>(Key key, Func<Task<T>> make, Func<T, long> bytes) where T : class
    {
        var making = new Lazy<Task<T>>(async () => await make()); // what throws at once is a failed task too
        lock (memory)
        {
            if (memory.Cache.TryGetValue<Lazy<Task<T>>>(key, out var meanwhile) && IsGood(meanwhile!)) making = meanwhile!;
            else Keep(key, making, size: 1024);
        }

        var made = await making.Value;
        Keep(key, making, bytes(made));
        return made;
    }

    /// <summary>Made or being made; what failed is tried again. Looking never makes it: whoever makes it may look for something else meanwhile, and would wait for the lock that the look holds.</summary>
    private static bool IsGood<T>(Lazy<Task<T>> known) => !known.IsValueCreated || !known.Value.IsCompleted || known.Value.IsCompletedSuccessfully;

    private void Keep<T>(Key key, T value, long size) =>
        memory.Cache.Set(key, value, new MemoryCacheEntryOptions { Size = size, SlidingExpiration = TimeSpan.FromMinutes(10) });

    private readonly record struct Key(string OrganisationId, long OrganisationVersion, long Version, string What);
}

/// <summary>The process's memory for <see cref="OrganisationCache"/>: bounded, since anonymous requests choose what is asked for.</summary>
public sealed class OrganisationCacheMemory : IDisposable
{
    private const long Limit = 64L << 20;

    internal MemoryCache Cache { get; } = new(new MemoryCacheOptions { SizeLimit = Limit });

    public void Dispose() => Cache.Dispose();
}
