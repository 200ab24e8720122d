using Alliance.Kernel;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Tests.Lending.Loans;

internal sealed class OnceOnlyTests
{
    private static readonly object Request = new { Use = "a refund", Amount = 200 };

    /// <summary>The first click is saved after the second has looked for its answer, and before it reads the loan.</summary>
    [Test]
    public async Task A_second_click_that_the_first_made_impossible_gets_the_first_ones_answer()
    {
        await using var host = await PlatformHost.Start();

        var second = await host.Run<OnceOnly, string?>(x => x.Run("k-1", Request, async () =>
        {
            await host.Run<OnceOnly, string?>(first => first.Run("k-1", Request, () => Task.FromResult<string?>("the answer"), default));
            return await Task.FromException<string?>(new RefusedException("loan.above-credit", "Nothing is left."));
        }, default));

        Assert.That(second, Is.EqualTo("the answer"));
    }

    [Test]
    public async Task A_refusal_of_its_own_stays_one()
    {
        await using var host = await PlatformHost.Start();

        Assert.That(
            async () => await host.Run<OnceOnly, string?>(x => x.Run("k-1", Request, () => Task.FromException<string?>(new RefusedException("loan.above-credit", "Nothing is left.")), default)),
            Throws.TypeOf<RefusedException>());
    }
}
