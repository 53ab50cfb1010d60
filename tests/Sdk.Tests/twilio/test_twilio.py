"""The Python SDK against the twin named by MOCKD_TWIN_URL. Run with: python3 -m unittest test_twilio"""

import os
import secrets
import unittest
from datetime import datetime, timedelta, timezone

from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

TWIN = os.environ["MOCKD_TWIN_URL"]
SEEDED_ACCOUNT = "AC0123456789abcdef0123456789abcdef"
DAILY = "CF1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d"
FROM = "+15005550006"
TO = "+15558675310"
VOICE = "https://example.com/voice.xml"


class TwinClient(TwilioHttpClient):
    """Sends to the twin what the SDK would send to its provider's host."""

    def request(self, method, url, *args, **kwargs):
        return super().request(method, url.replace("https://api.twilio.com", TWIN), *args, **kwargs)


def sid(prefix):
    return prefix + secrets.token_hex(16)


def client(account=None):
    """A client of one account; without a SID, of one that nobody used before, whose lists are empty."""
    return Client(account or sid("AC"), "a-token", http_client=TwinClient())


class TwinTestCase(unittest.TestCase):
    def assert_refused(self, http_status, code, call, *args, **kwargs):
        with self.assertRaises(TwilioRestException) as caught:
            call(*args, **kwargs)
        self.assertEqual((caught.exception.status, caught.exception.code), (http_status, code))
        return caught.exception


class MessageTests(TwinTestCase):
    def test_life_of_a_message(self):
        account = client()
        sent = account.messages.create(to=TO, from_=FROM, body="Hello")
        self.assertRegex(sent.sid, "^SM[0-9a-f]{32}$")
        self.assertEqual((sent.to, sent.from_, sent.body, sent.status), (TO, FROM, "Hello", "queued"))
        self.assertEqual(sent.account_sid, account.account_sid)
        self.assertIsNone(sent.error_code)
        self.assertLess(abs(datetime.now(timezone.utc) - sent.date_created), timedelta(minutes=1))

        fetched = account.messages(sent.sid).fetch()
        self.assertEqual((fetched.body, fetched.date_created), ("Hello", sent.date_created))
        self.assertEqual(account.messages(sent.sid).update(body="").body, "")
        self.assertEqual([m.sid for m in account.messages.list()], [sent.sid])

        self.assertTrue(account.messages(sent.sid).delete())
        self.assert_refused(404, 20404, account.messages(sent.sid).fetch)
        self.assertEqual(account.messages.list(), [])

    def test_refused_messages_are_not_kept(self):
        account = client()
        create = account.messages.create
        self.assert_refused(400, 21603, create, to=TO, body="no sender")
        self.assert_refused(400, 21619, create, to=TO, from_=FROM)
        self.assert_refused(400, 21604, create, to="", from_=FROM, body="no receiver")
        error = self.assert_refused(400, 21211, create, to="+15005550001", from_=FROM, body="bad number")
        self.assertIn("Invalid 'To' Phone Number: +15005550001", error.msg)
        self.assert_refused(400, 21610, create, to="+15005550004", from_=FROM, body="unsubscribed")
        self.assert_refused(400, 21606, create, to=TO, from_="+15005550007", body="not ours")
        self.assertEqual(account.messages.list(), [])

    def test_lists_filter(self):
        account = client()
        account.messages.create(to=TO, from_=FROM, body="1")
        account.messages.create(to="+15558675311", from_=FROM, body="2")
        self.assertEqual([m.body for m in account.messages.list()], ["2", "1"])
        self.assertEqual([m.body for m in account.messages.list(to=TO)], ["1"])
        self.assertEqual(account.messages.list(to="+15558675399"), [])

    def test_lists_page_both_ways(self):
        account = client()
        for number in range(125):
            account.messages.create(to=TO, from_=FROM, body=str(number))
        newest_first = [str(number) for number in reversed(range(125))]
        self.assertEqual([m.body for m in account.messages.list(page_size=50)], newest_first)
        self.assertEqual([m.body for m in account.messages.stream(page_size=30)], newest_first)
        self.assertEqual(len(account.messages.list(limit=60, page_size=25)), 60)

        first = account.messages.page(page_size=50)
        second = first.next_page()
        self.assertEqual([m.body for m in second], newest_first[50:100])
        self.assertEqual([m.body for m in second.previous_page()], newest_first[:50])
        self.assertIsNone(second.next_page().next_page())

    def test_scheduled_message_is_canceled_once(self):
        account = client()
        message = account.messages.create(
            to=TO,
            messaging_service_sid=sid("MG"),
            body="Later",
            send_at=datetime.now(timezone.utc) + timedelta(hours=1),
            schedule_type="fixed",
        )
        self.assertEqual(message.status, "scheduled")
        self.assertEqual(account.messages(message.sid).update(status="canceled").status, "canceled")


class CallTests(TwinTestCase):
    def test_life_of_a_call(self):
        account = client()
        call = account.calls.create(to=TO, from_=FROM, url=VOICE)
        self.assertRegex(call.sid, "^CA[0-9a-f]{32}$")
        self.assertEqual((call.status, call.direction), ("queued", "outbound-api"))
        self.assertEqual(account.calls(call.sid).update(status="completed").status, "completed")
        self.assertIsNotNone(account.calls(call.sid).fetch().end_time)
        self.assert_refused(400, 21220, account.calls(call.sid).update, status="canceled")
        self.assertEqual([c.sid for c in account.calls.list(status="completed")], [call.sid])
        self.assertEqual(account.calls.list(status="queued"), [])
        self.assertTrue(account.calls(call.sid).delete())
        self.assert_refused(404, 20404, account.calls(call.sid).fetch)

    def test_refused_calls(self):
        create = client().calls.create
        self.assert_refused(400, 21205, create, to=TO, from_=FROM)
        self.assert_refused(400, 21201, create, to="", from_=FROM, url=VOICE)
        self.assert_refused(400, 21217, create, to="+15005550001", from_=FROM, url=VOICE)

    def test_recordings_of_a_call(self):
        account = client()
        call = account.calls.create(to=TO, from_=FROM, twiml="<Response/>")
        recording = account.calls(call.sid).recordings.create()
        self.assertEqual((recording.call_sid, recording.status), (call.sid, "in-progress"))
        self.assertEqual(
            account.calls(call.sid).recordings(recording.sid).update(status="stopped").status, "stopped"
        )
        self.assertEqual([r.sid for r in account.recordings.list(call_sid=call.sid)], [recording.sid])
        self.assertTrue(account.recordings(recording.sid).delete())
        self.assert_refused(404, 20404, account.recordings(recording.sid).fetch)


class AccountTests(TwinTestCase):
    def test_life_of_a_subaccount(self):
        accounts = client().api.accounts
        name = "Team " + secrets.token_hex(8)
        created = accounts.create(friendly_name=name)
        self.assertEqual((created.friendly_name, created.status), (name, "active"))
        self.assertEqual([a.sid for a in accounts.list(friendly_name=name)], [created.sid])
        self.assertEqual(accounts(created.sid).update(status="suspended").status, "suspended")
        self.assertEqual(accounts(created.sid).fetch().status, "suspended")

    def test_own_account(self):
        account = client()
        self.assertEqual(account.api.accounts(account.account_sid).fetch().sid, account.account_sid)

    def test_life_of_a_phone_number(self):
        account = client()
        number = account.incoming_phone_numbers.create(phone_number="+15005550177", voice_url=VOICE)
        self.assertEqual((number.phone_number, number.friendly_name), ("+15005550177", "(500) 555-0177"))
        changed = account.incoming_phone_numbers(number.sid).update(friendly_name="Desk")
        self.assertEqual((changed.friendly_name, changed.voice_url), ("Desk", VOICE))
        self.assertTrue(account.incoming_phone_numbers(number.sid).delete())
        self.assert_refused(404, 20404, account.incoming_phone_numbers(number.sid).fetch)
        self.assert_refused(400, 21422, account.incoming_phone_numbers.create, phone_number="+15005550000")


class ConferenceTests(TwinTestCase):
    def test_participants_of_a_conference(self):
        account = client(SEEDED_ACCOUNT)
        self.assertEqual(account.conferences(DAILY).fetch().friendly_name, "Daily stand-up")
        participants = account.conferences(DAILY).participants
        participant = participants.create(from_=FROM, to=TO)
        self.assertEqual(participant.conference_sid, DAILY)
        self.assertTrue(participants(participant.call_sid).update(muted=True).muted)
        self.assertTrue(participants(participant.call_sid).fetch().muted)
        self.assertIn(participant.call_sid, [p.call_sid for p in participants.list(muted=True)])
        self.assertTrue(participants(participant.call_sid).delete())
        self.assert_refused(404, 20404, participants(participant.call_sid).fetch)

    def test_unknown_conference(self):
        account = client(SEEDED_ACCOUNT)
        unknown = sid("CF")
        self.assert_refused(404, 20404, account.conferences(unknown).fetch)
        self.assert_refused(404, 20404, account.conferences(unknown).update, status="completed")


if __name__ == "__main__":
    unittest.main()
