using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Tests.Reading;

namespace BankingContracts.ContractModel.Tests.AlertRules;

public sealed class AlertReadingTests
{
    [Fact]
    public void EverythingThatTheFileSaysIsRead() => Assert.Equal(
        new AlertsContract(
            new(
            [
                new("operations", new SmtpChannel(Written("smtp.bank.example"), 2525, MailSecurity.Tls, Variable("ALERT_USER"), Variable("ALERT_PASSWORD"), Written("a@bank.example"), new([Written("b@bank.example"), Variable("ALERT_TO")]))),
                new("chat", new WebhookChannel(Variable("ALERT_CHAT_URL"), WebhookFormat.Slack, null)),
                new("tickets", new WebhookChannel(Written("https://tickets.bank.example/new"), WebhookFormat.Json, Variable("TICKET_TOKEN_2"))),
            ]),
            new(
            [
                new(new([AlertEvent.Failure, AlertEvent.Quarantine]), new(["operations", "tickets"])) { Schedules = new(["nightly"]), Above = 0.05m },
                new(new([AlertEvent.Recovery]), new(["chat"])),
            ])),
        Read(
            """
            destinations:
              - name: operations
                smtp:
                  host: smtp.bank.example
                  port: 2525
                  security: tls
                  user: ${ALERT_USER}
                  password: ${ALERT_PASSWORD}
                  from: a@bank.example
                  to: [b@bank.example, "${ALERT_TO}"]
              - name: chat
                webhook: {url: "${ALERT_CHAT_URL}", format: slack}
              - name: tickets
                webhook: {url: "https://tickets.bank.example/new", token: "${TICKET_TOKEN_2}"}
            rules:
              - events: [failure, quarantine]
                to: [operations, tickets]
                schedules: nightly
                above: 0.05
              - events: [recovery]
                to: chat
            """));

    [Fact]
    public void WhatADestinationLeavesOutHasItsDefault() => Assert.Equal(
        new SmtpChannel(Written("localhost"), null, MailSecurity.StartTls, null, null, Written("a@bank.example"), new([Written("b@bank.example")])),
        Read("destinations: [{name: operations, smtp: {host: localhost, from: a@bank.example, to: b@bank.example}}]\nrules: [{events: [failure], to: operations}]\n").Destinations[0].Channel);

    [Fact]
    public void ACommentChangesNoAlert()
    {
        const string text = "destinations: [{name: chat, webhook: {url: \"${URL}\"}}]\nrules: [{events: [failure], to: chat}]\n";
        Assert.Equal(Read(text), Read("# who hears of it\n" + text));
    }

    private static AlertValue Written(string text) => new(text, IsVariable: false);

    private static AlertValue Variable(string name) => new(name, IsVariable: true);

    private static AlertsContract Read(string text) => Expect.Silence(Given.File("alerts.yml", text)).Alerts!.Alerts;
}
