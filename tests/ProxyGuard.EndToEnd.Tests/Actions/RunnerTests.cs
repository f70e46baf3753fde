using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Actions;

/// <summary>eng/runner itself: it must refuse what GitHub's runner refuses, or a test that passes in it proves nothing.</summary>
public sealed class RunnerTests
{
    /// <summary>What a step writes (as printf does), and what is to be read; null: the step fails.</summary>
    public static TheoryData<string, string, string?> EnvironmentFiles => new()
    {
        { "a plain value", @"A=1=2\n", "A=1=2" },
        { "no last line break", @"A=1", "A=1" },
        { "an empty value", @"A=\n", "A=" },
        { "lines", @"A<<E\nx\n\ny\nE\n", "A=x\n\ny" },
        { "no lines", @"A<<E\nE\n", "A=" },
        { "a delimiter that ends the file", @"A<<E\nx\nE", "A=x" },
        { "a delimiter only as a whole line", @"A<<E\nE \n E\nE\n", "A=E \n E" },
        { "an equals sign in the delimiter", @"A<<E=1\nx\nE=1\n", "A=x" },
        { "an equals sign before the arrows", @"A=1<<E\n", "A=1<<E" },
        { "a carriage return belongs to the value", @"A=1\r\n", "A=1\r" },
        { "no delimiter", @"A<<E\nx\n", null },
        { "no delimiter, no last line break", @"A<<E\nx", null },
        { "a delimiter with a carriage return", @"A<<E\nx\nE\r\n", null },
        { "an empty delimiter", @"A<<\nx\n\n", null },
        { "no name", @"=1\n", null },
        { "no name before the arrows", @"<<E\nx\nE\n", null },
        { "neither", @"A\n", null },
        { "node's options", @"NODE_OPTIONS=--require /x\nA=1\n", "A=1" },
    };

    [Fact]
    public async Task Environment_files_are_read_by_the_runners_rules()
    {
        using var job = new RunnerJob();
        var cases = EnvironmentFiles.Select(row => row.Data).ToList();
        var steps = cases.Select((row, index) => $$"""
            - continue-on-error: true
              id: write{{index}}
              run: printf '{{row.Item2.Replace("A", "A" + index)}}' | tee "$GITHUB_ENV" > "$GITHUB_OUTPUT"
            """);

        var run = await job.RunStepsAsync([], string.Join('\n', steps));

        for (var index = 0; index < cases.Count; index++)
        {
            var (name, _, expected) = cases[index];
            Assert.True(run.Outcomes[index] == (expected is null ? "failure" : "success"), $"{name}\n{run}");
            Assert.True(run.Variables.GetValueOrDefault("A" + index) == expected?[2..], $"{name}\n{run}");
            Assert.True(run.OutputsOf("write" + index).GetValueOrDefault("A" + index) == expected?[2..], $"{name}\n{run}");
        }
        Assert.DoesNotContain("NODE_OPTIONS", run.Variables.Keys);
        Assert.Contains(("error", "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command."), run.Annotations);
    }

    [Theory]
    [InlineData(1024 * 1024, true)]
    [InlineData(1024 * 1024 + 1, false)]
    public async Task A_summary_is_kept_up_to_a_mebibyte_and_its_secrets_are_not(int bytes, bool isKept)
    {
        using var job = new RunnerJob();
        job.Arguments.AddRange(["--secret", "S=hush-hush"]);

        var run = await job.RunStepsAsync([], $$"""
            - run: (echo hush-hush; head -c {{bytes - 10}} /dev/zero | tr '\0' x) > "$GITHUB_STEP_SUMMARY"
            """);

        Assert.True(run.Passed, run.ToString());
        Assert.Equal(isKept, run.Summary.StartsWith("***\nxxx", StringComparison.Ordinal));
        Assert.Equal(isKept, run.Summary.Length > 0);
        Assert.Equal(isKept ? 0 : 1, run.Annotations.Count);
    }

    [Fact]
    public async Task Commands_in_the_log_are_obeyed_shown_or_refused()
    {
        using var job = new RunnerJob();

        var run = await job.RunStepsAsync([], """
            - run: |
                echo "::add-mask::first%0Asecond"
                echo "it is the second"
                echo "::error file=$GITHUB_WORKSPACE/go.mod,line=3,title=a%2Cb::one%0Atwo%25"
                echo "::warning::on stderr" >&2
                echo "::no-command::is shown"
                echo "::stop-commands::pause-x"
                echo "::error::is only text"
                echo "::pause-x::"
                echo "::notice::again"
            - continue-on-error: true
              run: echo "::set-env name=A::1"
            - continue-on-error: true
              run: echo "::stop-commands::error"
            """);

        Assert.Equal(["success", "failure", "failure"], run.Outcomes);
        Assert.Contains("\nit is the ***\n", run.Log);
        Assert.Contains("\n::no-command::is shown\n", run.Log);
        Assert.Contains("\n::error::is only text\n", run.Log);
        Assert.Equal(
            [("error", "one\ntwo%"), ("notice", "again"), ("warning", "on stderr")],
            run.Annotations.Where(annotation => !annotation.Message.StartsWith("Unable", StringComparison.Ordinal)).Order());
        var error = run.Result.GetProperty("annotations").EnumerateArray().First(annotation =>
            annotation.GetProperty("level").GetString() == "error");
        Assert.Equal(("go.mod", 3, "a,b"),
            (error.GetProperty("file").GetString(), error.GetProperty("line").GetInt32(), error.GetProperty("title").GetString()));
    }

    [Fact]
    public async Task Conditions_outputs_paths_and_failures_go_from_step_to_step()
    {
        using var job = new RunnerJob();
        job.Files.WriteExecutable("workspace/own/tool", "#!/bin/sh\necho found\n");

        var run = await job.RunStepsAsync([new("FROM", "job")], """
            - id: one
              env: { FROM: step }
              run: |
                echo "$FROM ${{ env.FROM }}"
                echo "$GITHUB_WORKSPACE/own" >> "$GITHUB_PATH"
                echo "word=${{ github.repository }}" >> "$GITHUB_OUTPUT"
                echo "GITHUB_REPOSITORY=else/where" >> "$GITHUB_ENV"
            - run: test "$(tool)" = found && test "${{ steps.one.outputs.word }} $FROM" = "$GITHUB_REPOSITORY job"
            - continue-on-error: true
              id: excused
              run: exit 3
            - if: steps.excused.outcome == 'failure' && steps.excused.conclusion == 'success'
              run: exit 4
            - run: echo never
            - if: ${{ failure() }}
              run: echo "it is ${{ job.status }}"
            - if: always() && steps.excused.outcome == 'success'
              run: echo never
            """);

        Assert.False(run.Passed);
        Assert.Equal(["success", "success", "failure", "failure", "skipped", "success", "skipped"], run.Outcomes);
        Assert.Contains("\nstep step\n", run.Log);
        Assert.Contains("\nit is failure\n", run.Log);
    }

    [Fact]
    public async Task A_composite_action_has_inputs_outputs_and_a_state_of_its_own()
    {
        using var job = new RunnerJob();
        job.Files.Write("workspace/own/action.yml", """
            name: own
            description: for the test
            inputs:
              given: { description: given }
              other: { description: by default, default: "${{ github.repository }}" }
            outputs:
              told: { description: told, value: "${{ steps.tell.outputs.told }}" }
            runs:
              using: composite
              steps:
                - id: tell
                  shell: bash
                  run: echo "told=${{ inputs.given }} ${{ inputs.other }} ${INPUT_GIVEN:-no variable} $OUTER" >> "$GITHUB_OUTPUT"
                - shell: bash
                  run: test -f "$GITHUB_ACTION_PATH/action.yml" && exit 5
                - if: failure()
                  shell: bash
                  run: echo inside
            """);

        var run = await job.RunStepsAsync([], """
            - id: own
              continue-on-error: true
              uses: ./own
              env: { OUTER: outer }
              with: { given: word, unknown: 1 }
            - run: test "${{ steps.own.outputs.told }}" = "word example/guarded no variable outer"
            """);

        Assert.True(run.Passed, run.ToString());
        Assert.Equal(["failure", "success"], run.Outcomes);
        Assert.Contains("\ninside\n", run.Log);
        Assert.Contains(run.Annotations, annotation =>
            annotation.Level == "warning" && annotation.Message.StartsWith("Unexpected input(s) 'unknown'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("description: \"${{ job.status }}\"", "holds an expression")]
    [InlineData("description: fine\nruns: { using: node20, main: x.js }", "does not run 'node20' actions")]
    public async Task An_action_that_cannot_run_fails_its_step(string manifest, string fault)
    {
        using var job = new RunnerJob();
        job.Files.Write("workspace/own/action.yml", manifest);

        var run = await job.RunStepsAsync([], "- uses: ./own");

        Assert.False(run.Passed);
        Assert.Contains(fault, Assert.Single(run.Annotations).Message);
    }

    [Fact]
    public async Task Docker_is_asked_for_what_the_runner_asks_it()
    {
        using var job = new RunnerJob();
        job.Files.WriteExecutable("bin/docker", """
            #!/bin/sh
            for word; do echo "$word"; done >> "$ASKED"
            [ "$1" = build ] && echo sha256:made && exit
            # Not env: this shell hands on no name with a hyphen.
            tr '\0' '\n' < /proc/$$/environ > "$ASKED.env"
            """);
        job.Environment["PATH"] = $"{job.Files.Folder("bin")}:{job.Environment["PATH"]}";
        job.Environment["ASKED"] = job.Files["asked"];
        job.Arguments.RemoveRange(job.Arguments.IndexOf("--image"), 4);
        job.Arguments.AddRange(["--engine", "docker"]);

        var run = await job.RunStepsAsync([new("OF_JOB", "here: " + job.Workspace)], """
            - uses: proxyguard/proxyguard@v1
              with: { when-none: fail, directory: "a\nb" }
            """);

        Assert.True(run.Passed, run.ToString());
        var asked = await File.ReadAllLinesAsync(job.Files["asked"], TestContext.Current.CancellationToken);
        var root = SourceTree.Root;
        Assert.Equal(["build", "-q", "-f", Path.Combine(root, "Dockerfile"), root], asked[..5]);
        Assert.Equal(["run", "--rm", "--workdir", "/github/workspace"], asked[5..9]);
        Assert.Equal("sha256:made", asked[^1]);
        Assert.Superset(
            new HashSet<string> { "INPUT_WHEN-NONE", "OF_JOB", "HOME=/github/home", $"{job.Workspace}:/github/workspace" },
            asked.ToHashSet());
        var variables = await File.ReadAllTextAsync(job.Files["asked.env"], TestContext.Current.CancellationToken);
        foreach (var line in new[]
        {
            "INPUT_WHEN-NONE=fail", "INPUT_DIRECTORY=a\nb", "INPUT_BUDGET=", "GITHUB_WORKSPACE=/github/workspace",
            "RUNNER_TEMP=/github/runner_temp", "GITHUB_EVENT_PATH=/github/workflow/event.json",
            "GITHUB_ENV=/github/file_commands/set_env_", $"OF_JOB=here: {job.Workspace}",
        }) Assert.Contains("\n" + line, "\n" + variables);
    }
}
