using System.Text.Json;
using Alliance.Kernel;

namespace Alliance.Tenancy.Messages;

/// <summary>What becomes of a message whose delivery failed: the same rule in process and behind a broker.</summary>
internal static class Failures
{
    /// <summary>Whoever fails as often in a row isn't having bad luck. They take three seconds, for so long those behind wait.</summary>
    public const int MostAttempts = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    /// <summary>Notes the failure: tried again after a pause, twice as long each time; parked after the last try, or at once where no try could help.</summary>
    /// <param name="now">UTC.</param>
    public static void NoteFailure(this OutboxMessage message, Exception failure, DateTime now)
    {
        message.Failure = $"{failure.GetType().Name}: {failure.Message}" is var said && said.Length > OutboxMessage.LongestFailure ? said[..OutboxMessage.LongestFailure] : said;
        if (failure is BusyException away)
        {
            message.NextTryAt = now + away.After; // somebody who is away is no failure of the message
            return;
        }

        message.Attempts++;
        if (message.Attempts >= MostAttempts || failure is RefusedException or UnaddressedMessageException or JsonException) message.ParkedAt = now;
        else message.NextTryAt = now + FirstPause * (1 << message.Attempts - 1);
    }
}
