using System.Diagnostics;
using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Tests.Ci.AzurePipelines;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.AzureTask;

/// <summary>What the task's script does beside the program: another program stands in its place, or another machine under it.</summary>
[Collection(OnePackedTask.Name)]
public sealed class TaskShimTests(PackedTask task) : IDisposable
{
    private const string Linux = "proxyguard-linux-x64";

    // A shell would drop what has a hyphen in its name.
    private const string SayEnvironment =
        "#!/usr/bin/env node\nfor (const [name, value] of Object.entries(process.env)) console.log(`${name}=${value}`);\n";

    private readonly TempDirectory _files = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Every_input_reaches_the_program_as_its_option()
    {
        using var step = With(Linux, SayEnvironment);
        foreach (var name in step.Inputs) step.Input(name, "value of " + name);

        var given = await EnvironmentAsync(step);

        var handed = given.Where(variable => variable.Key.StartsWith("INPUT_")).ToDictionary();
        var options = OptionTable.All.Where(option => handed.ContainsKey(option.InputVariable)).ToList();
        Assert.Equal(step.Inputs.Count, handed.Count);
        Assert.Equal(step.Inputs.Count, options.Count);
        Assert.All(options, option => Assert.Equal(
            option.Name.Replace("-", ""), handed[option.InputVariable]["value of ".Length..].ToLowerInvariant()));
    }

    [Fact]
    public async Task The_program_gets_the_job_s_token_and_none_of_its_other_secrets()
    {
        using var step = With(Linux, SayEnvironment);
        step.Set("GOPROXY", "https://goproxy.example").Set("SECUREFILE_TICKET_1", "ticket");

        var given = await EnvironmentAsync(step);

        Assert.Equal((AgentStep.JobToken, "https://goproxy.example"), (given["SYSTEM_ACCESSTOKEN"], given["GOPROXY"]));
        Assert.DoesNotContain(given, variable => variable.Value.Contains(AgentStep.OtherSecret));
        Assert.Single(given, variable => variable.Value.Contains(AgentStep.JobToken));
        Assert.DoesNotContain("SECUREFILE_TICKET_1", given);
    }

    [Fact]
    public async Task A_token_that_the_pipeline_maps_wins()
    {
        using var step = With(Linux, SayEnvironment);
        Assert.Equal("mapped", (await EnvironmentAsync(step.Set("SYSTEM_ACCESSTOKEN", "mapped")))["SYSTEM_ACCESSTOKEN"]);
    }

    [Fact]
    public async Task A_variable_that_is_not_set_is_no_value()
    {
        using var step = With(Linux, SayEnvironment);
        step.Input("reportToken", "$(ProxyGuard.Token)").Input("proxies", "https://a.example/$(path)");

        var run = await step.RunAsync();

        Assert.Contains("The input reportToken is $(ProxyGuard.Token), a variable that is not set here: it is left out.\n", run.Output);
        Assert.DoesNotContain("INPUT_REPORT-TOKEN", run.Output);
        Assert.Contains("INPUT_PROXIES=https://a.example/$(path)\n", run.Output);
    }

    [Theory]
    [InlineData("darwin", "arm64")]
    [InlineData("linux", "arm64")]
    [InlineData("freebsd", "x64")]
    public async Task An_agent_that_cannot_run_it_is_told_so(string platform, string processor)
    {
        using var step = new AgentStep(task.Folder).On(Machine(platform, processor));

        var run = await step.RunAsync();

        Assert.True(run.ExitCode == 2, run.ToString());
        var commands = LoggingCommandReader.Read(run.Output);
        var error = Assert.Single(commands, command => command.Name == "task.logissue").Data;
        Assert.Contains($"this agent is {platform}-{processor}", error);
        Assert.Contains("script step", error);
        Assert.Equal("Failed", Assert.Single(commands, command => command.Name == "task.complete").Properties["result"]);
    }

    [Fact]
    public async Task On_Windows_it_is_the_other_program()
    {
        using var step = With("proxyguard-win-x64.exe", "#!/bin/sh\necho I am the one for Windows\nexit 1\n").On(Machine("win32", "x64"));

        var run = await step.RunAsync();

        Assert.True(run.ExitCode == 1, run.ToString());
        Assert.StartsWith("I am the one for Windows\n", run.Output);
    }

    [Fact]
    public async Task In_a_folder_that_is_read_only_a_copy_runs()
    {
        using var step = With(Linux, "#!/bin/sh\necho I am $0\n").On($$"""
            const fs = require('node:fs'), chmod = fs.chmodSync;
            fs.chmodSync = (file, mode) => {
              if (file.startsWith('{{_files.Path}}')) throw Object.assign(new Error('read-only file system'), { code: 'EROFS' });
              chmod(file, mode);
            };
            """);

        var run = await step.RunAsync();

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.StartsWith($"I am {step.Temporary}/proxyguard-", run.Output);
    }

    [Fact]
    public async Task A_program_that_cannot_be_started_is_told_of()
    {
        using var step = With(Linux, "#!/nowhere/loader\n");

        var run = await step.RunAsync();

        Assert.True(run.ExitCode == 2, run.ToString());
        Assert.Contains("cannot be started here (ENOENT)", run.Output);
    }

    [Fact]
    public async Task A_program_that_crashes_fails_no_build()
    {
        using var step = With(Linux, "#!/bin/sh\nkill -9 $$\n");

        var run = await step.RunAsync();

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal("error", Assert.Single(LoggingCommandReader.Read(run.Output)).Properties["type"]);
        Assert.Contains("SIGKILL", run.Output);
    }

    [Fact]
    public async Task A_program_that_will_not_end_is_killed()
    {
        using var step = With(Linux, "#!/bin/sh\ntrap '' INT TERM\necho ready\nexec tail -f /dev/null\n");
        using var process = Process.Start(step.StartInfo())!;
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync(Token));

        using var kill = Process.Start("/bin/kill", ["-INT", $"{process.Id}"]);
        await process.WaitForExitAsync(Token).WaitAsync(TimeSpan.FromSeconds(20), Token);

        Assert.Equal(3, process.ExitCode);
    }

    private static string Machine(string platform, string processor) =>
        $"Object.defineProperties(process, {{ platform: {{ value: '{platform}' }}, arch: {{ value: '{processor}' }} }});";

    private static async Task<Dictionary<string, string>> EnvironmentAsync(AgentStep step)
    {
        var run = await step.RunAsync();
        Assert.True(run.ExitCode == 0, run.ToString());
        var pairs = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2));
        return pairs.ToDictionary(pair => pair[0], pair => pair[1]);
    }

    /// <summary>A step of the task with another program in the program's place.</summary>
    private AgentStep With(string name, string program)
    {
        foreach (var file in (string[])["index.js", "task.json"]) File.Copy(Path.Combine(task.Folder, file), _files[file]);
        // Windows knows no permission; on Linux the script has to give it.
        _ = name == Linux ? _files.Write(name, program) : _files.WriteExecutable(name, program);
        return new AgentStep(_files.Path);
    }
}
