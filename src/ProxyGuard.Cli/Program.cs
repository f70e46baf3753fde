using System.Collections;
using System.Runtime.InteropServices;
using System.Text;
using ProxyGuard.Cli;

#pragma warning disable RS0030 // The one place that reads the environment.
var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
    .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
#pragma warning restore RS0030

using var cancellation = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);

// A console of Windows would read the bytes by its own code page.
if (OperatingSystem.IsWindows() && !Console.IsOutputRedirected) Console.OutputEncoding = Encoding.UTF8;

// The runners read UTF-8, whatever the locale says; a byte order mark would hide the first command.
await using var output = new StreamWriter(Console.OpenStandardOutput(), leaveOpen: true) { AutoFlush = true, NewLine = "\n" };
await using var error = new StreamWriter(Console.OpenStandardError(), leaveOpen: true) { AutoFlush = true, NewLine = "\n" };
using var input = new StreamReader(Console.OpenStandardInput());
int? width = Console.IsOutputRedirected ? null : Console.WindowWidth;
return await CliApplication.RunAsync(args, environment, output, error, TimeProvider.System, cancellation.Token, width, input);

void Cancel(PosixSignalContext signal)
{
    signal.Cancel = true;
    cancellation.Cancel();
}
