// Provisional: the smallest types that the rest compiles against. The registry engineer deletes this file when landing OrganisationDb, RegistryDb and HostName.
using Alliance.Kernel; using Microsoft.EntityFrameworkCore;
namespace Alliance.Tenancy.Registry { public class RegistryDb(DbContextOptions<RegistryDb> o):DbContext(o){ public DbSet<Databases.StoredKey> Keys=>Set<Databases.StoredKey>(); } public static class RegistryModule { public static void AddRegistry(this Microsoft.Extensions.DependencyInjection.IServiceCollection s){} } }
namespace Alliance.Tenancy.Databases {
public class StoredKey { public Guid Id{get;init;} public required string FriendlyName{get;init;} public required string Xml{get;init;} }
public class DatabaseStamp { public required string OrganisationId{get;init;} }
public class Lease { public required string Name{get;init;} public required string Holder{get;set;} public DateTime Until{get;set;} }
public class OrganisationDb(DbContextOptions<OrganisationDb> o):ModuleDb(o){ public override string Module=>"tenancy"; public DbSet<StoredKey> Keys=>Set<StoredKey>(); public DbSet<DatabaseStamp> Stamps=>Set<DatabaseStamp>(); public DbSet<Lease> Leases=>Set<Lease>(); } }
namespace Alliance.Tenancy.Resolution { public static class HostName { public const int MaximumLength=253; public static bool TryNormalise(ReadOnlySpan<char> a, Span<char> b, out int l){l=0;return false;} } }
