using System.Net;
using Alliance.Kernel;
using Alliance.Tenancy.Limits;
using Alliance.Tenancy.Organisations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Alliance.Tenancy.Tests.Limits;

/// <summary>As many circuits of people who aren't signed in as an organisation may have, and no more, from however many addresses they come (TENANCY 21).</summary>
internal sealed class CircuitLimitsTests
{
    private static readonly LimitOptions Usual = new();

    private readonly List<Circuit> _open = [];
    private readonly CircuitLimits _limits = new(x => x.Items.TryGetValue(typeof(Circuit), out var circuit) ? ((Circuit)circuit!).End.Task : Task.CompletedTask, Options.Create(Usual));

    [TearDown]
    public async Task CloseAll()
    {
        foreach (var circuit in _open) await circuit.Close();
        _limits.Dispose();
    }

    [Test]
    public void An_organisation_has_five_hundred_unless_a_setting_says_otherwise() => Assert.That(Usual.AnonymousCircuits, Is.EqualTo(500));

    [Test]
    public async Task Beyond_its_number_an_organisation_opens_no_more_until_one_is_closed()
    {
        Fill("ism");

        Assert.That(await Another("ism"), Is.EqualTo((StatusCodes.Status503ServiceUnavailable, "circuits-busy")));
        Assert.That(await Asked("ism"), Is.EqualTo((StatusCodes.Status503ServiceUnavailable, "circuits-busy")), "the question before a connection is refused too");

        await _open[0].Close();
        _open.RemoveAt(0);
        Assert.That(await Asked("ism"), Is.Null);
        Open("ism", IPAddress.Parse("10.9.9.1"));
        Assert.That(await Another("ism"), Is.Not.Null, "there was room for one");
    }

    [Test]
    public async Task Two_organisations_do_not_touch_each_other()
    {
        Fill("ism");

        Fill("oriental");

        Assert.That(_open, Has.Count.EqualTo(2 * Usual.AnonymousCircuits));
        foreach (var organisation in new[] { "ism", "oriental" }) Assert.That(await Another(organisation), Is.Not.Null, organisation);
    }

    /// <summary>As many from each address as one may have, from as many addresses as it takes.</summary>
    private void Fill(string organisation)
    {
        for (var n = 0; n < Usual.AnonymousCircuits; n++) Open(organisation, new IPAddress([10, 0, 0, (byte)(n / Usual.AnonymousCircuitsPerAddress)]));
    }

    private void Open(string organisation, IPAddress from)
    {
        var circuit = new Circuit();
        circuit.Going = _limits.Invoke(Request(organisation, from, HttpMethods.Get, "/_blazor", circuit));
        Assert.That(circuit.Going.IsCompleted, Is.False, $"circuit {_open.Count + 1} lasts");
        _open.Add(circuit);
    }

    /// <summary>From an address that has none yet.</summary>
    private Task<(int Status, string Code)?> Another(string organisation) => Answer(Request(organisation, IPAddress.Parse("10.9.9.9"), HttpMethods.Get, "/_blazor", null));

    private Task<(int Status, string Code)?> Asked(string organisation) => Answer(Request(organisation, IPAddress.Parse("10.9.9.9"), HttpMethods.Post, "/_blazor/negotiate", null));

    /// <returns>Null where it was let through.</returns>
    private async Task<(int Status, string Code)?> Answer(DefaultHttpContext request)
    {
        try
        {
            await _limits.Invoke(request);
            return null;
        }
        catch (BusyException refusal)
        {
            await new ProblemAnswers(new NoWords()).TryHandleAsync(request, refusal, default);
            return (request.Response.StatusCode, refusal.Code);
        }
    }

    private static DefaultHttpContext Request(string organisation, IPAddress from, string method, string path, Circuit? circuit)
    {
        var tenant = new TenantContext();
        tenant.Set(new OrganisationBuilder { Id = organisation }.Build());
        var request = new DefaultHttpContext { RequestServices = new ServiceCollection().AddSingleton(tenant).BuildServiceProvider() };
        (request.Connection.RemoteIpAddress, request.Request.Method, request.Request.Path) = (from, method, path);
        if (circuit is not null) request.Items[typeof(Circuit)] = circuit;
        return request;
    }

    private sealed class NoWords : IProblemDetailsService
    {
        public ValueTask WriteAsync(ProblemDetailsContext context) => default;

        public ValueTask<bool> TryWriteAsync(ProblemDetailsContext context) => ValueTask.FromResult(true);
    }

    /// <summary>Lasts until it is closed.</summary>
    private sealed class Circuit
    {
        public TaskCompletionSource End { get; } = new();

        public Task Going { get; set; } = Task.CompletedTask;

        public Task Close()
        {
            End.TrySetResult();
            return Going;
        }
    }
}
