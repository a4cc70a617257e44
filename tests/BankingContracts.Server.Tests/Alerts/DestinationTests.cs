using BankingContracts.Pipeline;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Alerts;

namespace BankingContracts.Server.Tests.Alerts;

/// <summary>Destinations with the values that their variables have on a machine.</summary>
public sealed class DestinationTests : IDisposable
{
    private readonly TestFolder _folder = new();

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "HOST, PASSWORD, FROM, TO are not set.")]
    [InlineData("HOST=smtp.bank.example PASSWORD= FROM=a@bank.example TO=b@bank.example", "PASSWORD is not set.")]
    [InlineData("HOST=smtp://bank.example PASSWORD=p FROM=a@bank.example TO=b@bank.example", "HOST is not the name of a mail server.")]
    [InlineData("HOST=smtp.bank.example PASSWORD=p FROM=pipeline TO=b@bank.example", "FROM is not a mail address.")]
    [InlineData("HOST=smtp.bank.example PASSWORD=p FROM=a@bank.example TO=b@bank.example,c@bank.example", "TO is not a mail address.")]
    [InlineData("HOST=smtp.bank.example PASSWORD=p FROM=a@bank.example TO=b@bank.example", "")]
    public void AMailDestinationNeedsItsVariables(string variables, string reason)
    {
        var channel = new SmtpChannel(new("HOST", true), null, MailSecurity.StartTls, new("pipeline", false), new("PASSWORD", true), new("FROM", true), [new("TO", true)]);
        Assert.Equal(reason, Read(channel, variables).OffBecause);
    }

    [Theory]
    [InlineData("", "URL is not set.")]
    [InlineData("URL=http://alerts.bank.example/winter2026", "URL is not an address for a webhook: others can read what is sent to it; write https:// (http:// is for this machine only).")]
    [InlineData("URL=winter2026", "URL is not an address for a webhook: write it in full, for example https://alerts.bank.example/pipeline.")]
    [InlineData("URL=https://alerts.bank.example/winter2026", "")]
    public void AWebhookNeedsItsAddressAndShowsNoSecret(string variables, string reason)
    {
        var destination = Read(new WebhookChannel(new("URL", true), WebhookFormat.Slack, null), variables);
        Assert.Equal(reason, destination.OffBecause);
        Assert.Equal(reason.Length == 0 ? "webhook of alerts.bank.example" : null, destination.Sender?.Address);
    }

    [Theory]
    [InlineData(MailSecurity.StartTls, null, "mail by smtp.bank.example:587")]
    [InlineData(MailSecurity.Tls, null, "mail by smtp.bank.example:465")]
    [InlineData(MailSecurity.None, null, "mail by smtp.bank.example:25")]
    [InlineData(MailSecurity.Tls, 2525, "mail by smtp.bank.example:2525")]
    public void APortIsTheUsualOneUnlessTheFileSaysAnother(MailSecurity security, int? port, string address) => Assert.Equal(
        address, Read(new SmtpChannel(new("smtp.bank.example", false), port, security, null, null, new("a@bank.example", false), [new("b@bank.example", false)]), "").Sender!.Address);

    private Destination Read(AlertChannel channel, string variables)
    {
        var values = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('=', 2)).ToDictionary(v => v[0], v => v[1]);
        var options = TestService.Options(_folder);
        options.Pipeline = ContractPipeline.Definition with { Alerts = new([new("operations", channel)], []) };
        options.Variables = values.GetValueOrDefault;
        using var book = new DestinationBook(options);
        return Assert.Single(book.All);
    }
}
