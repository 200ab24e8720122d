namespace Alliance.Kernel;

/// <summary>"Today" for the organisation at hand: the calendar day in its time zone, or the day a demonstration organisation pins (DOMAIN: Time).</summary>
public interface IBusinessDate
{
    DateOnly Today { get; }
}
