namespace Alliance.Identity.Access;

/// <summary>For an endpoint by which one signs out: it is reached by any cookie of this organisation, without asking the database whether its session is open still. Who wants to leave isn't kept because the database is away.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LeavingAttribute : Attribute;
