using System.Collections.Immutable;
using ProxyGuard.Testing.Lab;

namespace ProxyGuard.Testing.Differential;

/// <summary>A case come to life: its hops on loopback or on disk, a project, and the real <c>go</c>.</summary>
internal sealed class CaseLab : IAsyncDisposable
{
    // Above go's own limits: a few connects of 30 s one after the other.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(130);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly DifferentialCase _case;
    private readonly GoSandbox _sandbox = new(LabCertificates.Shared.CaFile);
    private readonly RefusingWebProxy _webProxy = new();
    private readonly Dictionary<string, LabHop> _hops = [];
    private readonly Dictionary<string, string> _realAddresses = [];

    private CaseLab(DifferentialCase one) => _case = one;

    /// <summary>Runs a case.</summary>
    /// <param name="one">The case.</param>
    /// <param name="mayHang">Whether silence of two seconds means that nothing more will come.</param>
    public static async Task<GoCourse> RunAsync(DifferentialCase one, bool mayHang)
    {
        await using var lab = await OpenAsync(one);
        return await lab.RunGoAsync(CaseProject.Command(one), one.Variables(), mayHang);
    }

    /// <summary>Starts a case's hops and writes its project; nothing is run.</summary>
    public static async Task<CaseLab> OpenAsync(DifferentialCase one)
    {
        var lab = new CaseLab(one);
        try
        {
            await lab.StartAsync();
            return lab;
        }
        catch
        {
            await lab.DisposeAsync();
            throw;
        }
    }

    public GoSandbox Sandbox => _sandbox;

    /// <summary>The hops by their addresses in the case.</summary>
    public IReadOnlyDictionary<string, LabHop> Hops => _hops;

    /// <summary>What a process gets: the sandbox's variables, the case's web proxy, and these, with the real addresses in them.</summary>
    public ImmutableDictionary<string, string> EnvironmentWith(IReadOnlyDictionary<string, string> variables)
    {
        var environment = _sandbox.Environment
            .SetItem("GOCACHE", GoSandbox.SharedBuildCache)
            .SetItem("HTTPS_PROXY", _webProxy.Address)
            .SetItem("NO_PROXY", ".invalid")
            .SetItem(LabToolchain.GoVariable, RealGo.V127.Executable);
        return environment.SetItems(variables.Select(one => KeyValuePair.Create(one.Key, WithRealAddresses(one.Value))));
    }

    /// <summary>The same text with the case's addresses instead of the real ones.</summary>
    public string WithNames(string value) => _realAddresses.Aggregate(value, (text, address) => text.Replace(address.Value, address.Key));

    public async ValueTask DisposeAsync()
    {
        foreach (var hop in _hops.Values) await hop.DisposeAsync();
        _webProxy.Dispose();
        _sandbox.Dispose();
    }

    private async Task StartAsync()
    {
        CaseProject.Write(_case, _sandbox);
        foreach (var address in _case.Addresses)
        {
            var faults = _case.Hops.GetValueOrDefault(address, ImmutableSortedDictionary<string, string>.Empty)
                .Aggregate(HopFaults.None, (sum, fault) => sum.And(fault.Key == "*" ? fault.Value : $"{fault.Value}@{fault.Key}"));
            if (address.StartsWith(FileHop.Scheme, StringComparison.Ordinal)) WriteFiles(address, faults);
            else await ListenAsync(new Uri(address), address, faults);
        }
    }

    private void WriteFiles(string address, HopFaults faults)
    {
        var folder = Path.Combine(_sandbox.Project, "..", "hops", address[FileHop.Scheme.Length..].Trim('/'));
        folder = Directory.CreateDirectory(folder).FullName;
        FileHop.Write(folder, _case, faults);
        _realAddresses[address] = FileHop.Scheme + folder;
    }

    private async Task ListenAsync(Uri url, string address, HopFaults faults)
    {
        var options = LabOptions.Default with
        {
            Name = url.Host.Split('.')[0],
            Tls = url.Scheme == "https",
            BasePath = url.AbsolutePath,
            SlowTime = TimeSpan.FromMilliseconds(300),
            Database = CaseModules.Database,
        };
        var hop = await LabHop.StartAsync(CaseModules.Tree, faults, options);
        if (!hop.Url.StartsWith(url.Scheme + ":", StringComparison.Ordinal)) throw new FormatException($"{address} cannot have {faults}");
        _hops[address] = hop;
        _realAddresses[address] = hop.Url;
    }

    /// <summary>Runs the real <c>go</c>. Its course holds what the hops are asked from now on.</summary>
    public async Task<GoCourse> RunGoAsync(string[] command, IReadOnlyDictionary<string, string> variables, bool mayHang = false)
    {
        var environment = EnvironmentWith(variables);
        var earlier = GoCourse.Seen(_hops).Count;
        using var ended = new CancellationTokenSource();
        var quiet = mayHang ? BeQuietAsync(ended.Token) : null;
        var go = new RealGo(_case.GoVersion);
        var run = await _sandbox.RunAsync(go.Executable, command, Limit, environment, cut: quiet);
        await ended.CancelAsync();
        if (quiet is not null) await quiet;
        var asked = GoCourse.Seen(_hops).Skip(earlier).ToList();
        return new(
            run, asked, _hops.Where(hop => hop.Value.Connections > 0).Select(hop => hop.Key).ToHashSet(), _webProxy.Hosts);
    }

    // A name may begin another one: the longest first.
    private string WithRealAddresses(string value) => _realAddresses.OrderByDescending(address => address.Key.Length)
        .Aggregate(value, (text, address) => text.Replace(address.Key, address.Value));

    // Done when nothing more has been asked for a while.
    private async Task BeQuietAsync(CancellationToken ended)
    {
        var (seen, looks) = (0, 0);
        while (looks < Quiet / Look && !ended.IsCancellationRequested)
        {
            await Task.Delay(Look, TimeProvider.System, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var now = _hops.Values.Sum(hop => hop.Requests.Count + hop.Connections) + _webProxy.Hosts.Count;
            looks = now == seen && now > 0 ? looks + 1 : 0;
            seen = now;
        }
    }
}
