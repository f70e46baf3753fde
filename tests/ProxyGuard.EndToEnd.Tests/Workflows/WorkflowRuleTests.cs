using ProxyGuard.EndToEnd.Tests.Release;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Workflows;

/// <summary>Our rules for workflows see what breaks them; that nothing does is the step "lint" of eng/test.sh.</summary>
public sealed class WorkflowRuleTests
{
    private static readonly (string From, string To, string Words)[] Broken =
    [
        ("\npermissions: {}", "", "no permissions at the top"),
        ("\npermissions: {}", "\npermissions: write-all", "a right to write is given to every job"),
        ("\npermissions: {}", "\npermissions: { contents: write }", "a right to write is given to every job"),
        ("    permissions:\n      contents: read\n    steps:", "    steps:", "go: says nothing of its permissions"),
        ("      contents: read\n    steps:", "      contents: reads\n    steps:", "[actionlint]"),
        ("\n    timeout-minutes: 20", "", "go: no timeout-minutes"),
        ("concurrency:\n  group: ci-${{ github.ref }}", "env:\n  group: x", "no concurrency"),
        ("@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0", "@v5", "actions/checkout@v5 is not pinned by a whole commit hash"),
        ("08c6903cd8c0fde910a37f88322edcfb5dd907a8 #", "08c6903 #", "is not pinned by a whole commit hash"),
        (" # v4.6.2", "", "does not say its version"),
        (" # v4.6.2", " # the newest", "does not say its version"),
        ("persist-credentials: false", "persist-credentials: true", "checkout leaves the token behind"),
        ("run: bash .ci/run", "run: echo \"${{ github.event.pull_request.title }}\"", "an expression inside a script"),
        ("go mod tidy", "cd $HOME/x && rm -rf $1/", "script: "),
        ("  pull_request:", "  pull_request_target:", "gives a stranger's change our token"),
    ];

    [Fact]
    public async Task Each_rule_sees_what_breaks_it()
    {
        using var files = new TempDirectory();
        var text = await File.ReadAllTextAsync(SourceTree.PathOf(".github", "workflows", "ci.yml"), TestContext.Current.CancellationToken);
        var names = Broken.Select((rule, index) => files.Write($"{index}.yml", Once(text, rule.From, rule.To))).ToList();

        var run = await Script.RunAsync(SourceTree.Root, "node", ["eng/lint/rules.mjs", .. names]);

        Assert.Equal(1, run.ExitCode);
        var lines = run.Output.Split('\n');
        foreach (var (name, rule) in names.Zip(Broken))
            Assert.Contains(lines, line => line.StartsWith(name + ":") && line.Contains(rule.Words));
    }

    [Fact]
    public async Task A_good_workflow_breaks_none()
    {
        await Script.AskAsync(SourceTree.Root, "node", "eng/lint/rules.mjs", ".github/workflows/ci.yml", "action/examples/github.yml");
    }

    [Fact]
    public async Task A_script_of_an_action_and_a_folder_of_an_update_are_read_too()
    {
        using var files = new TempDirectory();
        var action = files.Write("action.yml", "runs:\n  using: composite\n  steps:\n    - shell: bash\n      run: echo ${{ inputs.x }}\n");
        var updates = files.Write("dependabot.yml", "version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /nowhere\n");

        var run = await Script.RunAsync(SourceTree.Root, "node", "eng/lint/rules.mjs", action, updates);

        Assert.Contains($"{action}:5: an expression inside a script", run.Output);
        Assert.Contains("npm: /nowhere does not exist", run.Output);
    }

    private static string Once(string text, string from, string to)
    {
        var at = text.LastIndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"ci.yml has no '{from}'");
        return text[..at] + to + text[(at + from.Length)..];
    }
}
