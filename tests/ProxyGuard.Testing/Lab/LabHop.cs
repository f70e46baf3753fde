using ProxyGuard.Testing.Checksums;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Testing.Lab;

/// <summary>
/// A module proxy on loopback that serves a tree and misbehaves as told. Everything it holds open ends when it is disposed.
/// </summary>
public sealed class LabHop : IAsyncDisposable
{
    private const string Unresolvable = "dns-failure";

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

    /// <summary>Done once the head of the first request has been read.</summary>
    public Task Asked => _answers.Asked;

    /// <summary>How many connections were accepted so far.</summary>
    public int Connections => _front.Connections;

    /// <summary>Bytes of answers sent so far, heads included (over HTTP/2: bodies only), without TLS.</summary>
    public long BytesSent => _answers.BytesSent;

    /// <summary>The faults in force. Setting them starts the counts of healing and breaking anew.</summary>
    /// <exception cref="ArgumentException">The hop's URL or protocol does not allow the fault: it must be set at start.</exception>
    public HopFaults Faults
    {
        get => _answers.Faults;
        set
        {
            if (Obstacle(value, _answers.Options) is { } obstacle) throw new ArgumentException(obstacle, nameof(value));
            _answers.Faults = value;
            _front.FaultsChanged();
        }
    }

    /// <summary>
    /// The checksum database it carries, as <see cref="LabOptions.Database"/>: set while it runs when the name is to be the hop's own
    /// <c>127.0.0.1:PORT</c>.
    /// </summary>
    public ChecksumDatabase? Database
    {
        get => _answers.Database;
        set => _answers.Database = value;
    }

    /// <summary>Starts a hop on a port of its own.</summary>
    /// <param name="tree">What it serves.</param>
    /// <param name="faults">Null: healthy.</param>
    /// <param name="options">Null: plain HTTP, as fast as it goes.</param>
    public static async Task<LabHop> StartAsync(ModuleTree tree, HopFaults? faults = null, LabOptions? options = null)
    {
        faults ??= HopFaults.None;
        options = Complete(options ?? LabOptions.Default, faults);
        var isUnresolvable = faults.Everywhere?.Name == Unresolvable;
        if (!isUnresolvable && Obstacle(faults, options) is { } obstacle) throw new ArgumentException(obstacle, nameof(faults));
        var certificates = options.Certificates ?? LabCertificates.Shared;
        var answers = new HopAnswers(tree, options, faults);
        IHopFront front = options.Http2 ? await Http2Front.StartAsync(answers, certificates) : new WireFront(answers, certificates);
        var host = isUnresolvable ? $"{options.Name}.lab.invalid" : options.Host ?? options.Endpoint.Address.ToString();
        // The port that a scheme stands for is not written.
        answers.BaseUrl = new UriBuilder(options.Tls || options.Http2 ? "https" : "http", host, front.Port, options.BasePath).Uri;
        return new(answers, front, certificates, answers.BaseUrl.ToString().TrimEnd('/'));
    }

    public ValueTask DisposeAsync() => _front.DisposeAsync();

    public override string ToString() => $"{Name} {Url} {Faults}";

    private static LabOptions Complete(LabOptions options, HopFaults faults) => options with
    {
        Tls = options.Tls || Has(faults, FaultLayer.Tls),
        Http2 = options.Http2 || Has(faults, FaultLayer.Http2Answer),
        BasePath = options.BasePath.TrimEnd('/'),
    };

    private static string? Obstacle(HopFaults faults, LabOptions options) => faults.Everywhere switch
    {
        { Name: Unresolvable } => "dns-failure is about the hop's URL: set it at start",
        { Layer: FaultLayer.Tls } when !options.Tls => $"{faults.Everywhere} needs a hop with Tls",
        { IsWholeHop: true } when options.Http2 => $"{faults.Everywhere} needs a hop without Http2",
        _ when Has(faults, FaultLayer.Http2Answer) && !options.Http2 => "this fault needs a hop with Http2",
        _ => null,
    };

    private static bool Has(HopFaults faults, FaultLayer layer) =>
        faults.Everywhere?.Layer == layer || faults.ByEndpoint.Values.Any(fault => fault.Layer == layer);
}

/// <summary>What listens and speaks for a hop: bytes by hand, or a web server for HTTP/2.</summary>
internal interface IHopFront : IAsyncDisposable
{
    public int Port { get; }

    public int Connections { get; }

    public void FaultsChanged();
}
