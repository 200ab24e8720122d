using Alliance.Kernel;

namespace Alliance.Tenancy.Databases;

/// <summary>An organisation's database can't be reached, or not be written to; HTTP 503 for that organisation, the others never notice.</summary>
public sealed class DatabaseUnavailableException(string organisationId, Exception? inner = null)
    : BusyException("database-unavailable", $"The database of {organisationId} does not answer.", TimeSpan.FromSeconds(5), inner);
