using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Tests.Reading;

namespace BankingContracts.ContractModel.Tests.AlertRules;

public sealed class AlertRuleTests
{
    private const string ToOperations = "rules:\n  - {events: [failure], to: operations}\n";

    private const string Mail = "host: localhost, from: a@bank.example, to: b@bank.example";

    [Fact]
    public void TheSecondOfTwoDestinationsWithOneNameIsReported() => Expect.Finding(
        "BKC8014",
        File($"destinations:\n  - {{name: operations, smtp: {{{Mail}}}}}\n  - {{name: «operations», smtp: {{{Mail}}}}}\n{ToOperations}"),
        "is also defined in line 2; rename one of them");

    [Fact]
    public void AnUnknownDestinationIsReported()
    {
        Expect.Finding("BKC8015", WithRules("  - {events: [failure], to: operations}\n  - {events: [warning], to: [operations, «operation»]}\n"), "did you mean 'operations'?");
        Expect.Finding("BKC8015", WithRules("  - {events: [failure], to: operations}\n  - {events: [warning], to: «pager»}\n"), "correct it or add the destination");
    }

    [Fact]
    public void AnUnusedDestinationIsAWarning()
    {
        var finding = Expect.Finding("BKC8016", File($"destinations:\n  - {{name: operations, smtp: {{{Mail}}}}}\n  - {{name: «chat», webhook: {{url: \"${{URL}}\"}}}}\n{ToOperations}"));
        Assert.Equal(Diagnostics.RuleSeverity.Warning, finding.Rule.Severity);
    }

    [Fact]
    public void ADestinationNeedsExactlyOneChannel()
    {
        Expect.Finding("BKC8017", File("destinations:\n  - name: «operations»\n" + ToOperations), "The destination 'operations' has no channel;");
        Expect.Finding("BKC8017", File($"destinations:\n  - name: operations\n    smtp: {{{Mail}}}\n    «webhook»: {{url: \"${{URL}}\"}}\n{ToOperations}"), "has smtp and webhook;");
    }

    [Theory]
    [InlineData("smtp: {host: localhost, user: a, password: «winter2026», from: a@bank.example, to: b@bank.example}", "for example ${ALERT_SMTP_PASSWORD}")]
    [InlineData("smtp: {host: localhost, user: a, password: «123456», from: a@bank.example, to: b@bank.example}", "The value of 'password' is a secret")]
    [InlineData("webhook: {url: \"https://a.example/b\", token: «winter2026»}", "for example ${ALERT_WEBHOOK_TOKEN}")]
    [InlineData("webhook: {url: «\"https://hooks.slack.example/services/winter2026\"», format: slack}", "for example ${ALERT_WEBHOOK_URL}")]
    [InlineData("webhook: {url: «\"https://teams.example/winter2026\"», format: teams}", "'url' is a secret")]
    [InlineData("webhook: {url: «\"https://a.example/b?key=winter2026\"»}", "'url' is a secret")]
    [InlineData("webhook: {url: «\"https://winter2026@a.example/b\"»}", "'url' is a secret")]
    public void ASecretInTheFileIsReportedWithoutItsValue(string channel, string message)
    {
        var finding = Expect.Finding("BKC8018", WithChannel(channel), message);
        Assert.DoesNotContain("winter2026", finding.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("123456", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("webhook: {url: «\"${url}\"»}")]
    [InlineData("webhook: {url: «\"${}\"»}")]
    [InlineData("webhook: {url: «\"${2URL}\"»}")]
    [InlineData("webhook: {url: «\"${URL\"»}")]
    [InlineData("webhook: {url: «\"https://${HOST}/b\"»}")]
    [InlineData("webhook: {url: «\"${A}${B}\"»}")]
    [InlineData("smtp: {host: localhost, from: a@bank.example, to: [b@bank.example, «\"${to}\"»]}")]
    public void AVariableIsTheWholeValue(string channel) => Expect.Finding("BKC8019", WithChannel(channel), "write the whole value as ${NAME}");

    [Theory]
    [InlineData("http://alerts.bank.example/a", "others can read what is sent to it; write https://")]
    [InlineData("ftp://alerts.bank.example/a", "it must begin with https://")]
    [InlineData("alerts.bank.example/a", "write it in full")]
    [InlineData("/a", "write it in full")]
    [InlineData("https://", "write it in full")]
    public void AnAddressThatCannotBeUsedIsReported(string url, string message) => Expect.Finding("BKC8020", WithChannel($"webhook: {{url: «\"{url}\"»}}"), message);

    [Theory]
    [InlineData("https://alerts.bank.example/a")]
    [InlineData("http://127.0.0.1:8080/a")]
    [InlineData("http://localhost/a")]
    [InlineData("http://[::1]/a")]
    public void AnAddressThatIsProtectedOrOnThisMachineIsFine(string url) => Expect.Silence(WithChannel($"webhook: {{url: \"{url}\"}}"));

    [Theory]
    [InlineData("smtp: {host: localhost, from: «pipeline», to: b@bank.example}", "'pipeline' is not a mail address; write for example operations@bank.example")]
    [InlineData("smtp: {host: localhost, from: a@bank.example, to: [b@bank.example, «\"b@\"»]}", "'b@' is not a mail address")]
    [InlineData("smtp: {host: localhost, from: a@bank.example, to: «\"Night shift <b@bank.example>\"»}", "is not a mail address")]
    [InlineData("smtp: {host: localhost, from: a@bank.example, to: «\"b@bank.example, c@bank.example\"»}", "is not a mail address")]
    [InlineData("smtp: {host: localhost, from: a@bank.example, to: «\"b@bank example\"»}", "is not a mail address")]
    [InlineData("smtp: {host: «\"smtp.bank.example:587\"», from: a@bank.example, to: b@bank.example}", "is not the name of a mail server; write for example smtp.bank.example")]
    [InlineData("smtp: {host: «\"smtp://bank.example\"», from: a@bank.example, to: b@bank.example}", "is not the name of a mail server")]
    public void WhatIsNoMailAddressIsReported(string channel, string message) => Expect.Finding("BKC8021", WithChannel(channel), message);

    [Theory]
    [InlineData("smtp.bank.example")]
    [InlineData("\"${ALERT_SMTP_HOST}\"")]
    public void APasswordNeedsAProtectedConnection(string host) =>
        Expect.Finding("BKC8022", WithChannel($"smtp: {{host: {host}, security: «none», user: a, password: \"${{P}}\", from: a@bank.example, to: b@bank.example}}"), "write 'security: start_tls' or 'security: tls'");

    [Theory]
    [InlineData("smtp: {host: localhost, security: none, user: a, password: \"${P}\", from: a@bank.example, to: b@bank.example}")]
    [InlineData("smtp: {host: smtp.bank.example, security: none, from: a@bank.example, to: b@bank.example}")]
    [InlineData("smtp: {host: 10.0.0.1, port: 65535, from: a+b.c@bank.example, to: b_c@sub.bank.example}")]
    [InlineData("smtp: {host: smtp.bank.example, security: tls, user: \"${U}\", password: \"${P}\", from: a@bank.example, to: b@bank.example}")]
    public void TheNearestValidDestinationIsFine(string channel) => Expect.Silence(WithChannel(channel));

    [Theory]
    [InlineData("  - {events: [failure, recovery], to: operations}\n  - {events: [failure], to: «operations»}\n", "The rule in line 4 sends 'failure' to 'operations' already")]
    [InlineData("  - {events: [failure, failure], to: «operations»}\n", "The rule in line 4 sends 'failure'")]
    [InlineData("  - {events: [failure], to: [operations, «operations»]}\n", "The rule in line 4 sends 'failure'")]
    [InlineData("  - {events: [failure], to: operations, schedules: a}\n  - {events: [failure], to: «operations», schedules: [a]}\n", "sends 'failure' to 'operations' already")]
    public void AnAlertThatIsSentAlreadyIsReported(string rules, string message) => Expect.Finding("BKC8023", WithRules(rules), message);

    [Fact]
    public void TheSameEventOfOtherSchedulesIsFine() =>
        Expect.Silence(WithRules("  - {events: [failure], to: operations, schedules: a}\n  - {events: [failure], to: operations, schedules: b}\n"));

    [Theory]
    [InlineData("  - {events: [«failur»], to: operations}\n  - {events: [failure], to: operations}\n", "BKC1004", "did you mean 'failure'?")]
    [InlineData("  - {events: [failure], to: operations}\n  - {events: [recovery], to: operations, «schedule»: a}\n", "BKC1002", "did you mean 'schedules'?")]
    [InlineData("  - {«events»: [quarantine], to: operations}\n", "BKC1003", "add 'above: 0.05'")]
    [InlineData("  - {events: [failure], to: operations, «above»: 0.05}\n", "BKC2012", "without the event 'quarantine'")]
    [InlineData("  - {events: [quarantine], to: operations, above: «5»}\n", "BKC2019", "for example 0.05 for 5 %")]
    [InlineData("  - {events: [quarantine], to: operations, above: «1»}\n", "BKC2019", "from 0 to less than 1")]
    [InlineData("  - {events: [quarantine], to: operations, above: «-0.1»}\n", "BKC2019", "from 0 to less than 1")]
    [InlineData("  - {events: [quarantine], to: operations, above: «many»}\n", "BKC1004", "must be a number")]
    [InlineData("  - {events: [failure], to: operations}\n  - {«to»: operations}\n", "BKC1003", "add 'events: [failure]'")]
    [InlineData("  - {events: [failure], to: operations}\n  - {«events»: [], to: operations}\n", "BKC2019", "the list is empty")]
    public void RulesKeepTheRulesOfEveryFile(string rules, string id, string message) => Expect.Finding(id, WithRules(rules), message);

    [Theory]
    [InlineData("name: «Operations», smtp: {host: localhost, from: a@bank.example, to: b@bank.example}", "BKC5002", "operations")]
    [InlineData("name: operations, smtp: {host: localhost, port: «0», from: a@bank.example, to: b@bank.example}", "BKC2019", "from 1 to 65535")]
    [InlineData("name: operations, smtp: {host: localhost, port: «65536», from: a@bank.example, to: b@bank.example}", "BKC2019", "from 1 to 65535")]
    [InlineData("name: operations, smtp: {host: localhost, security: «ssl», from: a@bank.example, to: b@bank.example}", "BKC1004", "one of start_tls, tls, none")]
    [InlineData("name: operations, smtp: {host: localhost, «user»: a, from: a@bank.example, to: b@bank.example}", "BKC2012", "without 'password'")]
    [InlineData("name: operations, smtp: {host: localhost, «password»: \"${P}\", from: a@bank.example, to: b@bank.example}", "BKC2012", "without 'user'")]
    [InlineData("name: operations, «smtp»: {from: a@bank.example, to: b@bank.example}", "BKC1003", "add 'host: <mail server>'")]
    [InlineData("name: operations, webhook: {url: \"${URL}\", format: «discord»}", "BKC1004", "one of json, slack, teams")]
    public void DestinationsKeepTheRulesOfEveryFile(string destination, string id, string message) => Expect.Finding(
        id, File($"destinations:\n  - {{{destination}}}\nrules:\n  - {{events: [failure], to: {(destination.Contains("«Operations»", StringComparison.Ordinal) ? "Operations" : "operations")}}}\n"), message);

    private static ContractSource WithRules(string rules) => File($"destinations:\n  - {{name: operations, smtp: {{{Mail}}}}}\nrules:\n{rules}");

    private static ContractSource WithChannel(string channel) => File($"destinations:\n  - name: operations\n    {channel}\n{ToOperations}");

    private static ContractSource File(string text) => Given.File("alerts.yml", text);
}
