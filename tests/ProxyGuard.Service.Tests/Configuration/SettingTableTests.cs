using ProxyGuard.Service.Configuration;

namespace ProxyGuard.Service.Tests.Configuration;

public sealed class SettingTableTests
{
    [Fact]
    public void The_configuration_page_is_what_the_service_knows() =>
        Golden.CompareFile(SourceTree.PathOf("docs", "service-configuration.md"), ServiceConfigurationPage.Render());

    [Fact]
    public void Every_key_that_is_read_is_in_the_table_and_no_other() => Assert.Equal(
        OptionTypes.Keys.Keys.Order(StringComparer.Ordinal),
        SettingTable.All.Select(setting => setting.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_setting_says_what_it_may_be_and_what_it_is() => Assert.All(SettingTable.All, setting =>
    {
        Assert.NotEmpty(setting.Allowed);
        Assert.EndsWith(".", setting.Meaning, StringComparison.Ordinal);
        Assert.DoesNotContain('|', setting.Allowed + setting.Meaning);
    });
}
