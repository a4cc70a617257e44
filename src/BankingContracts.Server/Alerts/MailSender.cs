using System.Net;
using System.Net.Sockets;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Server.Store;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace BankingContracts.Server.Alerts;

/// <summary>Where and how a mail is sent; every variable has its value.</summary>
internal sealed record MailAccount(string Host, int Port, MailSecurity Security, string? User, string? Password, string From, IReadOnlyList<string> To);

/// <summary>Sends alerts by mail: plain text and HTML.</summary>
internal sealed class MailSender(MailAccount account, AlertMessage message) : IAlertSender
{
    /// <inheritdoc/>
    public string Address => $"mail by {account.Host}:{account.Port}";

    /// <inheritdoc/>
    public async Task SendAsync(AlertEntry alert, CancellationToken cancellation)
    {
        using var mail = Compose(alert);
        using var client = new SmtpClient();
        try
        {
            await client.ConnectAsync(account.Host, account.Port, OptionsOf(account.Security), cancellation);
            if (account.User is not null)
                await client.AuthenticateAsync(account.User, account.Password!, cancellation);
            await client.SendAsync(mail, cancellation);
        }
        catch (Exception e) when (Words(e) is { } words)
        {
            throw new AlertFault(words, e);
        }

        await LeaveAsync(client, cancellation);
    }

    /// <summary>The server has taken the mail; whether it says goodbye does not matter.</summary>
    private static async Task LeaveAsync(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception e) when (e is OperationCanceledException || Words(e) is not null)
        {
            // The connection ends anyway.
        }
    }

    private MimeMessage Compose(AlertEntry alert)
    {
        var link = message.Link(alert);
        var mail = new MimeMessage
        {
            Subject = message.Title(alert),
            Date = new DateTimeOffset(alert.RaisedAt),
            // Receivers know by it that they have the mail already.
            MessageId = $"{AlertMessage.Key(alert)}@{account.From[(account.From.LastIndexOf('@') + 1)..]}",
            Body = new BodyBuilder
            {
                TextBody = alert.Text + (link is null ? "" : $"\n\n{link}") + "\n",
                HtmlBody = Html(alert, link),
            }.ToMessageBody(),
        };
        mail.From.Add(MailboxAddress.Parse(account.From));
        foreach (var to in account.To)
            mail.To.Add(MailboxAddress.Parse(to));
        // Programs that are out of office do not answer such a mail (RFC 3834).
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        return mail;
    }

    private string Html(AlertEntry alert, string? link)
    {
        var lines = string.Join("<br>\n", alert.Text.Split('\n').Select(WebUtility.HtmlEncode));
        return $"<!DOCTYPE html>\n<html lang=\"en\"><body>\n<h1 style=\"font-size:18px\">{WebUtility.HtmlEncode(message.Title(alert))}</h1>\n<p>{lines}</p>\n"
            + (link is null ? "" : $"<p><a href=\"{WebUtility.HtmlEncode(link)}\">Open the page</a></p>\n") + "</body></html>\n";
    }

    private static SecureSocketOptions OptionsOf(MailSecurity security) => security switch
    {
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        MailSecurity.None => SecureSocketOptions.None,
        _ => throw new ArgumentOutOfRangeException(nameof(security), security, "no protection of mail"),
    };

    /// <summary>Why it did not work; null for what is no fault of the other side. Texts of a server may show an address, so only its numbers are told.</summary>
    private static string? Words(Exception e) => e switch
    {
        SocketException socket => $"The mail server cannot be reached ({socket.SocketErrorCode}).",
        SslHandshakeException => "The mail server shows no certificate that this machine trusts; look at security, port and host.",
        AuthenticationException => "The mail server refuses the user or the password.",
        SmtpCommandException refusal => $"The mail server answered {(int)refusal.StatusCode}{(refusal.ErrorCode == SmtpErrorCode.RecipientNotAccepted ? " to a receiver" : "")}.",
        NotSupportedException => "The mail server does not offer what the destination asks for (STARTTLS or signing in).",
        ProtocolException => "The mail server broke off, or is no mail server.",
        IOException => "The connection to the mail server broke.",
        _ => null,
    };
}
