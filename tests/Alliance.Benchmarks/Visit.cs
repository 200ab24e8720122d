using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Alliance.Benchmarks;

/// <summary>Somebody at a browser, as far as the service can tell: signs in, loads a page, lives in its circuit, follows links. Counts what comes over the wire.</summary>
internal sealed partial class Visit : IDisposable
{
    private static readonly Packed.Map NoHeaders = new();

    private readonly SocketsHttpHandler _handler;
    private readonly HttpClient _http;
    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly PeriodicTimer _awake = new(TimeSpan.FromSeconds(8));
    private readonly byte[] _buffer = new byte[1 << 20];
    private long _received;

    /// <param name="origin">Of the platform, <c>http://larache.localhost:1234/</c>.</param>
    /// <param name="session">Cookies of somebody who has signed in; the service doesn't let a hundred do so at once from one address.</param>
    public Visit(Uri origin, CookieContainer session)
    {
        Origin = origin;
        _handler = new() { CookieContainer = session, AllowAutoRedirect = false, ConnectCallback = Dial };
        _http = new(_handler) { BaseAddress = origin };
        _socket.Options.DangerousDeflateOptions = new() { ServerContextTakeover = true, ClientContextTakeover = true };
    }

    public Uri Origin { get; }

    /// <summary>Bytes of all answers and frames, headers and compression included.</summary>
    public long Received => Interlocked.Read(ref _received);

    public async Task SignIn(string email, string password)
    {
        var page = await _http.GetStringAsync(new Uri("sign-in", UriKind.Relative));
        var form = Form().Matches(page).Select(x => x.Value).Single(x => x.Contains("name=\"password\"", StringComparison.Ordinal));
        var fields = Input().Matches(form).Select(x => x.Value).Where(x => x.Contains("hidden", StringComparison.Ordinal))
            .ToDictionary(x => Attribute(x, "name"), x => Attribute(x, "value"));
        (fields["email"], fields["password"]) = (email, password);
        var action = Attribute(form[..form.IndexOf('>', StringComparison.Ordinal)], "action");
        using var answer = await _http.PostAsync(new Uri(action.Length == 0 ? "sign-in" : action, UriKind.RelativeOrAbsolute), new FormUrlEncodedContent(fields));
        if (answer.StatusCode is not (HttpStatusCode.Found or HttpStatusCode.SeeOther)) throw new InvalidOperationException($"Signing in was answered with {answer.StatusCode}.");
    }

    /// <summary>Loads a page as a browser asks for it, compressed.</summary>
    public async Task<string> Load(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.AcceptEncoding.ParseAdd("gzip, deflate, br");
        using var answer = await _http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadAsStreamAsync();
        await using var plain = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new System.IO.Compression.BrotliStream(body, System.IO.Compression.CompressionMode.Decompress),
            "gzip" => new System.IO.Compression.GZipStream(body, System.IO.Compression.CompressionMode.Decompress),
            _ => body,
        };
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Does something by the API, as the person who has signed in.</summary>
    public async Task Post(string path, object input)
    {
        using var answer = await _http.PostAsJsonAsync(new Uri(path, UriKind.Relative), input);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{path}: {await answer.Content.ReadAsStringAsync()}");
    }

    public static bool OpensCircuit(string page) => Markers(page).Any();

    /// <summary>Starts the circuit of a loaded page and waits until it has shown <paramref name="sign"/>.</summary>
    public async Task Live(string page, string path, string sign)
    {
        await _socket.ConnectAsync(new Uri($"ws://{Origin.Authority}/_blazor"), new HttpMessageInvoker(_handler, disposeHandler: false), default);
        await _socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, default);
        await Frame();
        _ = StayAwake();
        await Send(1L, NoHeaders, "0", "StartCircuit", new object?[] { Origin.ToString(), new Uri(Origin, path).ToString(), "[]", "" });
        var added = Markers(page).Select((x, n) => $$"""{"type":"add","ssrComponentId":{{n + 1}},"marker":{{x}}}""");
        while (await Next() is not [3L, ..])
        {
        }

        await Send(1L, NoHeaders, null, "UpdateRootComponents", new object?[] { $$"""{"batchId":1,"operations":[{{string.Join(',', added)}}]}""", State().Match(page).Groups[1].Value });
        await Shown(sign);
    }

    /// <summary>Follows a link within the circuit, and waits until the page has shown <paramref name="sign"/>.</summary>
    public async Task Click(string path, string sign)
    {
        await Send(1L, NoHeaders, null, "OnLocationChanged", new object?[] { new Uri(Origin, path).ToString(), null, true });
        await Shown(sign);
    }

    /// <summary>Waits until the page has shown it by itself.</summary>
    public Task See(string sign) => Shown(sign);

    public void Dispose()
    {
        _awake.Dispose();
        _socket.Dispose();
        _http.Dispose();
        _handler.Dispose();
    }

    private static IEnumerable<string> Markers(string page) =>
        Marker().Matches(page).Select(x => x.Groups[1].Value).Where(x => x.Contains("\"descriptor\"", StringComparison.Ordinal));

    private async Task Shown(string sign)
    {
        var sought = Encoding.UTF8.GetBytes(sign);
        while (true)
        {
            switch (await Next())
            {
                case [1L, _, _, "JS.RenderBatch", List<object?> batch, ..]:
                    await Send(1L, NoHeaders, null, "OnRenderCompleted", new object?[] { batch[0], null });
                    if (((byte[])batch[1]!).AsSpan().IndexOf(sought) >= 0) return;
                    break;
                case [1L, _, _, "JS.BeginInvokeJS", List<object?> call, ..] when call[0] is not 0L:
                    await Send(1L, NoHeaders, null, "EndInvokeJSFromDotNet", new object?[] { call[0], true, $"[{call[0]},true,null]" });
                    break;
                case [1L, _, _, "JS.Error", List<object?> error, ..]:
                    throw new InvalidOperationException($"The circuit failed: {error[0]}");
                case [7L, ..]:
                    throw new InvalidOperationException("The service closed the circuit.");
            }
        }
    }

    private readonly Queue<List<object?>> _waiting = [];

    private async Task<List<object?>> Next()
    {
        while (_waiting.Count == 0)
            foreach (var message in Packed.Messages(await Frame())) _waiting.Enqueue(message);
        return _waiting.Dequeue();
    }

    private async Task<byte[]> Frame()
    {
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), default);
            if (part.MessageType is WebSocketMessageType.Close) throw new InvalidOperationException($"The service closed the connection: {_socket.CloseStatusDescription}");
            length += part.Count;
            if (part.EndOfMessage) return _buffer[..length];
        }
    }

    private async Task Send(params object?[] message)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(Packed.Message(message), WebSocketMessageType.Binary, true, default);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>The service takes leave of a browser that is silent for half a minute.</summary>
    private async Task StayAwake()
    {
        try
        {
            while (await _awake.WaitForNextTickAsync()) await Send(6L);
        }
        catch (Exception ended) when (ended is WebSocketException or ObjectDisposedException)
        {
            // The visit is over.
        }
    }

    private async ValueTask<Stream> Dial(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, ct);
        return new CountedStream(new NetworkStream(socket, ownsSocket: true), read => Interlocked.Add(ref _received, read));
    }

    private static string Attribute(string tag, string name) => WebUtility.HtmlDecode(Regex.Match(tag, $"\\b{name}=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Input();

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->")]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();
}
