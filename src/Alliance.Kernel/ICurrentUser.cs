namespace Alliance.Kernel;

/// <summary>Who acts, in this request, circuit, message or job. Use cases ask it for permission themselves, since they have more than one door.</summary>
public interface ICurrentUser
{
    /// <summary>The account's key in its organisation's database; null when nobody is signed in.</summary>
    Guid? AccountId { get; }

    /// <summary>As shown in a history: the person's name, or the name of the machine client or job.</summary>
    string Name { get; }

    bool May(string permission);

    /// <summary>Whether this is one of the user's roles (<see cref="Roles"/>): for what is shown first, never for what is allowed.</summary>
    bool Has(string role);

    /// <exception cref="NotAllowedException">when the user may not.</exception>
    void Demand(string permission)
    {
        if (!May(permission)) throw new NotAllowedException(permission);
    }
}
