using System.Text.Json;
using ProxyGuard.EndToEnd.Tests.Container;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Deploy;

/// <summary>
/// The service of compose.yml, started by podman with what the file says. Only the network is another one: this machine's own, so the port
/// that it listens on is told instead of published.
/// </summary>
internal sealed class ComposedService : IAsyncDisposable
{
    private const string Image = "localhost/proxyguard-service";
    private readonly string _name = $"proxyguard-test-{Guid.NewGuid():N}";
    private readonly JsonElement _service;

    private ComposedService(JsonElement service) => _service = service;

    public Uri Url { get; } = new($"http://127.0.0.1:{LoopbackOnly.FreePort()}");

    public static async Task<ComposedService> StartAsync(JsonElement service)
    {
        var composed = new ComposedService(service);
        string[] place = ["--name", composed._name, "--network", "host", "--env", $"ASPNETCORE_URLS={composed.Url}"];
        await Podman.AskAsync(["run", "--detach", .. place, .. composed.Options(), Image]);
        return composed;
    }

    /// <summary>Asks by the health check of the file until the answer is yes.</summary>
    public async Task BecomesHealthyAsync()
    {
        while ((await Podman.RunAsync("healthcheck", "run", _name)).ExitCode != 0)
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        Assert.Equal("healthy", await InspectAsync("{{.State.Health.Status}}"));
    }

    public Task<string> InspectAsync(string format) => Podman.AskAsync("inspect", "--format", format, _name);

    public Task<string> CommandAsync(params string[] words) => Podman.AskAsync(["exec", _name, "/app/proxyguard-service", .. words]);

    public Task<Guard.ProgramRun> TryAsync(string program) => Podman.RunAsync("exec", _name, program);

    /// <summary>What the kernel says of its process.</summary>
    public async Task<string[]> ProcessAsync(string file) =>
        await File.ReadAllLinesAsync($"/proc/{await InspectAsync("{{.State.Pid}}")}/{file}", TestContext.Current.CancellationToken);

    public Task StopAsync() => Podman.AskAsync("stop", _name);

    public Task StartAgainAsync() => Podman.AskAsync("start", _name);

    public async ValueTask DisposeAsync()
    {
        await Podman.RunAsync("rm", "--force", "--time", "1", _name);
        await Podman.RunAsync("volume", "rm", "--force", _name);
    }

    private IEnumerable<string> Options() => _service.EnumerateObject().SelectMany(Option);

    // What the file says and this does not know is no test of the file.
    private IEnumerable<string> Option(JsonProperty setting) => setting.Name switch
    {
        "image" or "build" or "restart" or "ports" => [],
        "environment" => setting.Value.EnumerateObject().SelectMany(one => new[] { "--env", $"{one.Name}={one.Value}" }),
        "volumes" => Each("--volume", setting).Select(text => text == "data:/data" ? _name + ":/data" : text),
        "read_only" => ["--read-only=" + setting.Value, "--read-only-tmpfs=false"],
        "cap_drop" => Each("--cap-drop", setting),
        "security_opt" => Each("--security-opt", setting),
        "stop_grace_period" => ["--stop-timeout", setting.Value.GetString()!.TrimEnd('s')],
        "healthcheck" => setting.Value.EnumerateObject().SelectMany(Health),
        _ => throw new ArgumentException($"compose.yml: nothing here does what {setting.Name} says"),
    };

    private static IEnumerable<string> Health(JsonProperty setting) => setting.Name switch
    {
        "test" => ["--health-cmd", JsonSerializer.Serialize(setting.Value.EnumerateArray().Skip(1))],
        _ => [$"--health-{setting.Name.Replace('_', '-')}", setting.Value.ToString()],
    };

    private static IEnumerable<string> Each(string option, JsonProperty setting) =>
        setting.Value.EnumerateArray().SelectMany(one => new[] { option, one.GetString()! });
}
