using ProxyGuard.Cli.Options;

namespace ProxyGuard.Cli.Tests.Options;

public sealed class OptionTableTests
{
    [Fact]
    public void The_configuration_page_is_what_the_program_knows() =>
        Golden.CompareFile(SourceTree.PathOf("docs", "configuration.md"), ConfigurationPage.Render());

    [Fact]
    public void The_container_action_has_the_inputs_and_outputs_that_the_program_knows() =>
        Golden.CompareFile(SourceTree.PathOf("action.yml"), ActionFile.Container());

    [Fact]
    public void So_has_the_native_one() =>
        Golden.CompareFile(SourceTree.PathOf("action", "native", "action.yml"), ActionFile.Native());

    [Fact]
    public void Names_are_lower_case_words_and_unique()
    {
        Assert.Equal(OptionTable.All.Count, OptionTable.All.DistinctBy(option => option.Variable).Count());
        Assert.All(OptionTable.All, option => Assert.Matches("^[a-z]+(-[a-z]+)*$", option.Name));
    }

    [Fact]
    public void An_input_keeps_its_hyphen_and_a_variable_does_not()
    {
        Assert.Equal("INPUT_WHEN-NONE", OptionTable.WhenNone.InputVariable);
        Assert.Equal("PROXYGUARD_WHEN_NONE", OptionTable.WhenNone.Variable);
    }

    [Fact]
    public void Every_property_is_in_the_table() =>
        Assert.Equal(
            typeof(OptionTable).GetProperties().Where(property => property.PropertyType == typeof(OptionDescriptor)).Select(property =>
                property.GetValue(null)).Cast<OptionDescriptor>(),
            OptionTable.All);
}
