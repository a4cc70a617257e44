using BankingContracts.ContractModel.Addresses;
using BankingContracts.Runtime.Definitions;

namespace BankingContracts.Server.Alerts;

/// <summary>Reads a destination with the values of its variables.</summary>
internal sealed class DestinationReader(Func<string, string?> variables, AlertMessage message, HttpClient client)
{
    private const int UsualPort = 587;
    private const int UsualTlsPort = 465;
    private const int UsualOpenPort = 25;

    /// <summary>The destination. It is off when a variable is not set, or has a value that cannot be used.</summary>
    public Destination Read(AlertDestination destination)
    {
        var missing = ValuesOf(destination.Channel).Where(v => v.IsVariable && ValueOf(v) is null).Select(v => v.Text).Distinct(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
            return new(destination.Name, null, $"{string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} not set.");
        return Fault(destination.Channel) is { } fault ? new(destination.Name, null, fault) : new(destination.Name, SenderOf(destination.Channel), "");
    }

    private static IEnumerable<AlertValue> ValuesOf(AlertChannel channel) => channel switch
    {
        SmtpChannel smtp => new[] { smtp.Host, smtp.User, smtp.Password, smtp.From }.OfType<AlertValue>().Concat(smtp.To),
        WebhookChannel webhook => new[] { webhook.Url, webhook.Token }.OfType<AlertValue>(),
        _ => throw new InvalidOperationException($"{channel} sends no alert."),
    };

    /// <summary>What is wrong with the value of a variable, by the rules of the build; null when nothing is. The value is not shown: it may be a secret.</summary>
    private string? Fault(AlertChannel channel) => channel switch
    {
        WebhookChannel webhook => WebhookUrls.Fault(Text(webhook.Url)) is { } why ? $"{webhook.Url.Text} is not an address for a webhook: {why}." : null,
        SmtpChannel smtp when !MailNames.IsHost(Text(smtp.Host)) => $"{smtp.Host.Text} is not the name of a mail server.",
        SmtpChannel smtp when smtp.To.Prepend(smtp.From).FirstOrDefault(v => !MailNames.IsAddress(Text(v))) is { } address => $"{address.Text} is not a mail address.",
        _ => null,
    };

    private IAlertSender SenderOf(AlertChannel channel) => channel switch
    {
        SmtpChannel smtp => new MailSender(
            new(Text(smtp.Host), smtp.Port ?? PortOf(smtp.Security), smtp.Security, ValueOf(smtp.User), ValueOf(smtp.Password), Text(smtp.From), [.. smtp.To.Select(Text)]), message),
        WebhookChannel webhook => new WebhookSender(new(new Uri(Text(webhook.Url)), webhook.Format, ValueOf(webhook.Token)), message, client),
        _ => throw new InvalidOperationException($"{channel} sends no alert."),
    };

    private static int PortOf(MailSecurity security) => security switch
    {
        MailSecurity.StartTls => UsualPort,
        MailSecurity.Tls => UsualTlsPort,
        MailSecurity.None => UsualOpenPort,
        _ => throw new ArgumentOutOfRangeException(nameof(security), security, "no protection of mail"),
    };

    private string Text(AlertValue value) => ValueOf(value)!;

    // An empty variable counts as one that is not set, as in .env.
    private string? ValueOf(AlertValue? value) => value is null or { IsVariable: false } ? value?.Text : variables(value.Text) is { Length: > 0 } text ? text : null;
}
