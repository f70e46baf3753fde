using System.Text;
using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Output;

namespace ProxyGuard.Cli.Tests.Options;

/// <summary>Makes docs/configuration.md from the tables that the program itself uses.</summary>
internal static class ConfigurationPage
{
    public static string Render()
    {
        var page = new StringBuilder("""
            # Configuration

            This page is made from the program's own tables by a test (`PROXYGUARD_REWRITE_GOLDEN=1` rewrites it): change those, not this.

            ## Commands

            `proxyguard [guard|probe|conclude|doctor|explain] [options]`. `guard` probes the module proxies, chooses, and sets `GOPROXY` for the steps that follow; it is what
            happens without a command too. `probe` does the same without setting anything: its findings are in the log, the summary, the outputs
            and the report. `conclude` is for a last step and tells the service how the build ended ([outcomes.md](outcomes.md)). `doctor FILE`
            says what a failed build's log blames ([doctor.md](doctor.md)). `explain --faults FILE` says what `go` would do in a made-up situation ([explain.md](explain.md)), and asks nobody; of the
            options below it knows `faults` and `format` (`text`, `json`). `proxyguard --help` and `proxyguard --version` do what they say.

            ## Options

            Every option has one name everywhere. A flag wins over an action input, an input over a variable, a variable over the default. An empty
            input or variable counts as not set. Durations are `500ms`, `5s`, `2m`. All faults in options are named at once (exit code 2).

            | flag, input | variable | default | allowed | meaning |
            |---|---|---|---|---|

            """);
        foreach (var option in OptionTable.All)
        {
            var flag = option.IsCommand ? $"command, or input `{option.Name}`" : $"`{option.Flag}`";
            var allowed = option.Values.Count > 0 ? string.Join(", ", option.Values.Select(value => $"`{value}`")) : option.Allowed;
            if (option.IsRepeatable) allowed += "; repeatable";
            page.Append($"| {flag} | `{option.Variable}` | {option.Default} | {allowed} | {option.Description} |\n");
        }
        page.Append("""

            The runner hands an input over as `INPUT_` and its name in upper case, with spaces replaced and hyphens kept: `when-none` is
            `INPUT_WHEN-NONE`. Credentials are refused in `proxies` and `private-proxies`: they belong into a netrc file, or into the `GOPROXY` in
            force, from which they are taken over without ever being printed. `report-token` needs `report-url`, and https or a loopback address.

            ## Outputs

            | output | meaning |
            |---|---|

            """);
        foreach (var (name, meaning) in Outputs.Meanings) page.Append($"| `{name}` | {meaning} |\n");
        page.Append("""

            In Azure Pipelines a task's inputs and outputs hold no hyphen: the letter after it is upper-case instead (`reportUrl`). The task's inputs are
            in [azure-devops.md](azure-devops.md#inputs-and-outputs).

            ## What is set

            On GitHub Actions the variables go to the file that `GITHUB_ENV` names, in Azure Pipelines they are set by `task.setvariable`: later steps
            of the same job see them, other jobs do not, and a step's own `env: GOPROXY` wins. Without a CI system nothing is set, because a program
            cannot change its parent's environment: `eval "$(proxyguard guard --format shell)"` does it in a shell.

            | variable | when |
            |---|---|
            | `GOPROXY` and what goes with it (`GOSUMDB`, `GONOSUMDB`, `GOPRIVATE`, `GOFLAGS`) | when they change |
            | `PROXYGUARD_RUN_KEY` | when `guard` has a `report-url` and something to fetch: the run that `conclude` tells the end of |

            Credentials inside the `GOPROXY` in force are masked before anything else is printed. In Azure Pipelines `GOPROXY` itself stays a plain
            variable, since a secret one does not reach the environment of later steps; its credentials alone are registered as secrets.

            ## Formats

            | format | what stands on standard output |
            |---|---|
            | `text` | the log for people; a table with colours when it is a terminal (`NO_COLOR` is obeyed) |
            | `json` | one line: `goproxy` (exact, with credentials if the GOPROXY in force has them), `changed`, `result`, `rescued`, `before`, `reasons`, `variables`, `verdicts`, `report` |
            | `dotenv` | `NAME=value` lines; a value is bare, in quotes only where readers would differ without. Not for `.` or `source`: use `shell` |
            | `shell` | `export NAME='value'` lines for a POSIX shell |

            `dotenv` and `shell` print only what changes, and the run key where there is one: nothing at all when the environment stays as it is
            and there is no `report-url`.

            ## Exit codes

            | code | meaning |
            |---|---|
            | 0 | fine; also when there is nothing to fetch |
            | 1 | no proxy can be used, and `when-none` is `fail` |
            | 2 | bad options or malformed module files; all faults are named |
            | 3 | cancelled (Ctrl+C, SIGTERM) |
            | 4 | a fault of ProxyGuard's own; under a CI system that is 0 with an error annotation and an untouched environment |

            """);
        return page.ToString();
    }
}
