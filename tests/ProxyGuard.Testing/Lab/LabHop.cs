using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Testing.Lab;

/// <summary>A module proxy on loopback that serves a tree and misbehaves as told. Everything it holds open ends when it is disposed.</summary>
public sealed class LabHop : IAsyncDisposable
{
    private readonly HopAnswers _answers;
    private readonly IHopFront _front;
    private readonly LabCertificates _certificates;

    private LabHop(HopAnswers answers, IHopFront front, LabCertificates certificates, string url) =>
        (_answers, _front, _certificates, Url) = (answers, front, certificates, url);

    public string Name => _answers.Options.Name;

    /// <summary>What stands in GOPROXY, without a trailing slash.</summary>
    public string Url { get; }

    /// <summary>The PEM file a client must trust when <see cref="Url"/> is https.</summary>
    public string CaFile => _certificates.CaFile;

    /// <summary>All requests so far, in the order in which their heads were read.</summary>
    public IReadOnlyList<LabRequest> Requests => _answers.Requests;

    /// <summary>How many connections were accepted so far.</summary>
    public int Connections => _front.Connections;

    /// <summary>Bytes of answers sent so far, heads included (over HTTP/2: bodies only), without TLS.</summary>
    public long BytesSent => _answers.BytesSent;

    /// <summary>The faults in force. Setting them starts the counts of healing and breaking anew; <c>dns-failure</c> can only be set at start.</summary>
    public HopFaults Faults
    {
        get => _answers.Faults;
        set
        {
            _answers.Faults = value;
            _front.FaultsChanged();
        }
    }

    /// <summary>Starts a hop on a port of its own.</summary>
    /// <param name="tree">What it serves.</param>
    /// <param name="faults">Null: healthy.</param>
    /// <param name="options">Null: plain HTTP, as fast as it goes.</param>
    public static async Task<LabHop> StartAsync(ModuleTree tree, HopFaults? faults = null, LabOptions? options = null)
    {
        faults ??= HopFaults.None;
        options = Complete(options ?? LabOptions.Default, faults);
        var certificates = options.Certificates ?? LabCertificates.Shared;
        var answers = new HopAnswers(tree, options, faults);
        IHopFront front = options.Http2 ? await Http2Front.StartAsync(answers, certificates) : new WireFront(answers, certificates);
        var host = faults.Everywhere?.Name == "dns-failure" ? $"{options.Name}.lab.invalid" : "127.0.0.1";
        var url = $"{(options.Tls || options.Http2 ? "https" : "http")}://{host}:{front.Port}{options.BasePath}";
        answers.BaseUrl = new Uri(url);
        return new(answers, front, certificates, url);
    }

    public ValueTask DisposeAsync() => _front.DisposeAsync();

    public override string ToString() => $"{Name} {Url} {Faults}";

    private static LabOptions Complete(LabOptions options, HopFaults faults)
    {
        var needsHttp2 = faults.Everywhere?.Layer == FaultLayer.Http2Answer || faults.ByEndpoint.Values.Any(fault => fault.Layer == FaultLayer.Http2Answer);
        var needsTls = faults.Everywhere?.Layer == FaultLayer.Tls;
        if (options.Http2 && faults.Everywhere is { IsWholeHop: true, Name: not "dns-failure" } fault)
        {
            throw new ArgumentException($"fault '{fault}' needs a hop without Http2", nameof(options));
        }
        return options with { Tls = options.Tls || needsTls, Http2 = options.Http2 || needsHttp2, BasePath = options.BasePath.TrimEnd('/') };
    }
}

/// <summary>What listens and speaks for a hop: bytes by hand, or a web server for HTTP/2.</summary>
internal interface IHopFront : IAsyncDisposable
{
    public int Port { get; }

    public int Connections { get; }

    public void FaultsChanged();
}
