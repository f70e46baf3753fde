using ProxyGuard.Cli.Wording.Chinese;
using ProxyGuard.Cli.Wording.Chinese.Engine;
using ProxyGuard.Cli.Wording.English;

namespace ProxyGuard.Cli.Wording;

/// <summary>A language and all its texts, by subject. The compiler finds a text that a language lacks, a test one that nobody
/// says.</summary>
internal sealed class Language
{
    /// <summary>The value of the option <c>lang</c>.</summary>
    public required string Code { get; init; }

    public required GrammarWording Grammar { get; init; }

    public required OutcomeWording Outcomes { get; init; }

    public required ReasonWording Reasons { get; init; }

    public required DecisionWording Decisions { get; init; }

    public required WarningWording Warnings { get; init; }

    public required RunWording Run { get; init; }

    public required TableWording Table { get; init; }

    public required TellerWording Teller { get; init; }

    public required CommentWording Comment { get; init; }

    public required AdviceWording Advice { get; init; }

    public required PullRequestWording PullRequest { get; init; }

    public required HostWording Hosts { get; init; }

    public required DoctorWording Doctor { get; init; }

    public required ExplainWording Explain { get; init; }

    public required ServiceWording Service { get; init; }

    public required OptionWording Options { get; init; }

    public required ProgramWording Program { get; init; }

    /// <summary>What the engine says of what it reads; its English is in the engine.</summary>
    public required Translation Engine { get; init; }

    // Only the language that is spoken is ever made.
    public static Language English => field ??= new()
    {
        Code = "en",
        Grammar = new EnglishGrammarWording(),
        Outcomes = new EnglishOutcomeWording(),
        Reasons = new EnglishReasonWording(),
        Decisions = new EnglishDecisionWording(),
        Warnings = new EnglishWarningWording(),
        Run = new EnglishRunWording(),
        Table = new EnglishTableWording(),
        Teller = new EnglishTellerWording(),
        Comment = new EnglishCommentWording(),
        Advice = new EnglishAdviceWording(),
        PullRequest = new EnglishPullRequestWording(),
        Hosts = new EnglishHostWording(),
        Doctor = new EnglishDoctorWording(),
        Explain = new EnglishExplainWording(),
        Service = new EnglishServiceWording(),
        Options = new EnglishOptionWording(),
        Program = new EnglishProgramWording(),
        Engine = new Translation(format => format),
    };

    public static Language Chinese => field ??= new()
    {
        Code = "zh",
        Grammar = new ChineseGrammarWording(),
        Outcomes = new ChineseOutcomeWording(),
        Reasons = new ChineseReasonWording(),
        Decisions = new ChineseDecisionWording(),
        Warnings = new ChineseWarningWording(),
        Run = new ChineseRunWording(),
        Table = new ChineseTableWording(),
        Teller = new ChineseTellerWording(),
        Comment = new ChineseCommentWording(),
        Advice = new ChineseAdviceWording(),
        PullRequest = new ChinesePullRequestWording(),
        Hosts = new ChineseHostWording(),
        Doctor = new ChineseDoctorWording(),
        Explain = new ChineseExplainWording(),
        Service = new ChineseServiceWording(),
        Options = new ChineseOptionWording(),
        Program = new ChineseProgramWording(),
        Engine = new Translation(ChineseEngine.Find),
    };

    public override string ToString() => Code;
}
