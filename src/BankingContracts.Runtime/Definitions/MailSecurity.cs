namespace BankingContracts.Runtime.Definitions;

/// <summary>How the connection to a mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>It begins open and must become encrypted; usually port 587.</summary>
    StartTls,

    /// <summary>It is encrypted from the beginning; usually port 465.</summary>
    Tls,

    /// <summary>It is open; usually port 25.</summary>
    None,
}
