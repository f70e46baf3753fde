using ProxyGuard.Cli.Ci.AzurePipelines;
using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Output;

namespace ProxyGuard.Cli.Tests.Ci.AzurePipelines;

public sealed class TaskManifestTests
{
    [Fact]
    public void The_task_is_what_the_program_knows() =>
        Golden.CompareFile(SourceTree.PathOf("action", "azure-devops", "ProxyGuardV1", "task.json"), TaskManifest.Render());

    [Fact]
    public void The_page_names_every_input_and_output()
    {
        var page = File.ReadAllText(SourceTree.PathOf("docs", "azure-devops.md"));
        var inputs = OptionTable.All.Except(TaskManifest.LeftOut.Keys).Select(option => option.Name);

        Assert.All(inputs.Concat(Outputs.Meanings.Keys), name => Assert.Contains($"`{AzureName.Of(name)}`", page));
        Assert.All(TaskManifest.LeftOut.Keys, option => Assert.Contains($"`{option.Name}`", page));
    }

    [Fact]
    public void Names_stay_apart_without_their_hyphens()
    {
        Assert.Equal("reportUrl", AzureName.Of("report-url"));
        Assert.Equal("dockerBuildArgs", AzureName.Of("docker-build-args"));
        var names = OptionTable.All.Select(option => AzureName.Of(option.Name)).ToList();
        Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void What_a_run_sets_the_task_may_set()
    {
        var set = Situations.All.Values.Select(make => make().Decision).OfType<Core.Choosing.ChainDecision>()
            .SelectMany(decision => Variables.Of(decision, Guid.CreateVersion7()).Keys).ToHashSet();

        Assert.Superset(new HashSet<string> { "GOPROXY", "GOSUMDB", "GOFLAGS", "PROXYGUARD_RUN_KEY" }, set);
        Assert.Subset(TaskManifest.Settable.ToHashSet(), set);
    }
}
