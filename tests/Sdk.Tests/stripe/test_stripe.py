"""What the Python SDK (Debian's python3-stripe) does against a twin at MOCKD_TWIN_URL.

Run with: python3 -m unittest test_stripe
"""

import os
import unittest
import uuid

import stripe

stripe.api_key = "sk_test_twin"
stripe.api_base = os.environ["MOCKD_TWIN_URL"].rstrip("/")
stripe.max_network_retries = 0
stripe.enable_telemetry = False


def unique(text):
    return text + "-" + uuid.uuid4().hex[:10]


def paying_customer(card="pm_card_visa"):
    customer = stripe.Customer.create(email=unique("payer") + "@example.com")
    method = stripe.PaymentMethod.attach(card, customer=customer.id)
    return stripe.Customer.modify(customer.id, invoice_settings={"default_payment_method": method.id})


def monthly_price(amount=1500):
    product = stripe.Product.create(name=unique("Plan"))
    return stripe.Price.create(
        product=product.id, currency="usd", unit_amount=amount, recurring={"interval": "month"}
    )


class Customers(unittest.TestCase):
    def test_customer_lives_from_create_to_delete(self):
        created = stripe.Customer.create(
            name="Jenny Rosen", email="jenny@example.com", address={"line1": "1 Main", "postal_code": "02139"}
        )
        self.assertRegex(created.id, r"^cus_\w{14}$")
        self.assertEqual(created.address.postal_code, "02139")
        self.assertIs(created.livemode, False)
        self.assertEqual(stripe.Customer.retrieve(created.id).name, "Jenny Rosen")
        self.assertEqual(stripe.Customer.modify(created.id, name="J").name, "J")
        created.description = "saved"
        created.save()
        self.assertEqual(stripe.Customer.retrieve(created.id).description, "saved")
        self.assertTrue(stripe.Customer.delete(created.id).deleted)
        self.assertTrue(stripe.Customer.retrieve(created.id).deleted)

    def test_metadata_merges_and_unsets(self):
        customer = stripe.Customer.create(metadata={"a": "1", "b": "2"})
        merged = stripe.Customer.modify(customer.id, metadata={"b": "two", "c": "true"})
        self.assertEqual(merged.metadata.to_dict(), {"a": "1", "b": "two", "c": "true"})
        unset = stripe.Customer.modify(customer.id, metadata={"a": ""})
        self.assertEqual(unset.metadata.to_dict(), {"b": "two", "c": "true"})
        unset.metadata = {"c": "true"}
        unset.save()
        self.assertEqual(stripe.Customer.retrieve(customer.id).metadata.to_dict(), {"c": "true"})

    def test_lists_page_over_250_rows_in_both_directions(self):
        email = unique("page") + "@example.com"
        made = [stripe.Customer.create(email=email, name=str(i)).id for i in range(250)]
        there = [c.id for c in stripe.Customer.list(email=email, limit=100).auto_paging_iter()]
        self.assertEqual(there, made[::-1])
        back = stripe.Customer.list(email=email, limit=100, ending_before=made[0])
        self.assertEqual([c.id for c in back.auto_paging_iter()], made[1:])
        one = stripe.Customer.list(email=email, limit=1)
        self.assertEqual(len(one.data), 1)
        self.assertTrue(one.has_more)

    def test_search_and_filters(self):
        tag = uuid.uuid4().hex
        customer = stripe.Customer.create(email=tag + "@example.com", metadata={"tag": tag})
        found = stripe.Customer.search(query="metadata['tag']:'" + tag + "'")
        self.assertEqual([c.id for c in found.auto_paging_iter()], [customer.id])
        since = stripe.Customer.list(email=customer.email, created={"gte": customer.created})
        self.assertEqual(len(since.data), 1)
        later = stripe.Customer.list(email=customer.email, created={"gt": customer.created})
        self.assertEqual(later.data, [])

    def test_missing_customer(self):
        with self.assertRaises(stripe.error.InvalidRequestError) as caught:
            stripe.Customer.retrieve("cus_nobody")
        error = caught.exception
        self.assertEqual(error.http_status, 404)
        self.assertEqual(error.code, "resource_missing")
        self.assertEqual(error.param, "id")
        self.assertEqual(error.user_message, "No such customer: 'cus_nobody'")
        self.assertTrue(error.request_id.startswith("req_"))

    def test_payment_methods(self):
        customer = stripe.Customer.create()
        method = stripe.PaymentMethod.create(
            type="card", card={"number": "4242424242424242", "exp_month": 3, "exp_year": 2031, "cvc": "123"}
        )
        self.assertEqual(method.card.last4, "4242")
        self.assertEqual(method.attach(customer=customer.id).customer, customer.id)
        listed = stripe.PaymentMethod.list(customer=customer.id, type="card", expand=["data.customer"])
        self.assertEqual(listed.data[0].customer.id, customer.id)
        self.assertEqual(len(stripe.Customer.list_payment_methods(customer.id, type="card").data), 1)
        self.assertIsNone(stripe.PaymentMethod.detach(method.id).customer)

    def test_idempotency(self):
        key = unique("key")
        first = stripe.Customer.create(name="Once", idempotency_key=key)
        second = stripe.Customer.create(name="Once", idempotency_key=key)
        self.assertEqual(first.id, second.id)
        self.assertEqual(second.last_response.headers["Idempotent-Replayed"], "true")
        with self.assertRaises(stripe.error.IdempotencyError):
            stripe.Customer.create(name="Twice", idempotency_key=key)


class Payments(unittest.TestCase):
    def test_payment_intent_succeeds(self):
        intent = stripe.PaymentIntent.create(amount=2000, currency="usd")
        self.assertEqual(intent.status, "requires_payment_method")
        stripe.PaymentIntent.modify(intent.id, amount=2500, metadata={"a": "b"})
        paid = stripe.PaymentIntent.confirm(
            intent.id, payment_method="pm_card_visa", expand=["latest_charge.balance_transaction"]
        )
        self.assertEqual(paid.status, "succeeded")
        self.assertEqual(paid.amount_received, 2500)
        self.assertEqual(paid.latest_charge.balance_transaction.net, 2397)
        with self.assertRaises(stripe.error.InvalidRequestError) as caught:
            stripe.PaymentIntent.confirm(intent.id)
        self.assertEqual(caught.exception.code, "payment_intent_unexpected_state")

    def test_create_with_confirm_and_capture_later(self):
        customer = paying_customer()
        held = stripe.PaymentIntent.create(
            amount=3000,
            currency="usd",
            customer=customer.id,
            payment_method=customer.invoice_settings.default_payment_method,
            capture_method="manual",
            confirm=True,
            off_session=True,
        )
        self.assertEqual(held.status, "requires_capture")
        captured = stripe.PaymentIntent.capture(held.id, amount_to_capture=1000)
        self.assertEqual(captured.amount_received, 1000)
        self.assertEqual(stripe.Charge.retrieve(captured.latest_charge).amount_refunded, 2000)

    def test_declined_card(self):
        intent = stripe.PaymentIntent.create(amount=2000, currency="usd")
        with self.assertRaises(stripe.error.CardError) as caught:
            intent.confirm(payment_method="pm_card_chargeDeclinedInsufficientFunds")
        error = caught.exception
        self.assertEqual(error.http_status, 402)
        self.assertEqual(error.code, "card_declined")
        self.assertEqual(error.error.decline_code, "insufficient_funds")
        self.assertEqual(error.error.payment_intent.id, intent.id)
        kept = stripe.PaymentIntent.retrieve(intent.id)
        self.assertEqual(kept.last_payment_error.decline_code, "insufficient_funds")
        self.assertEqual(stripe.Charge.retrieve(kept.latest_charge).status, "failed")

    def test_cancel_once(self):
        intent = stripe.PaymentIntent.create(amount=2000, currency="usd")
        self.assertEqual(stripe.PaymentIntent.cancel(intent.id).status, "canceled")
        with self.assertRaises(stripe.error.InvalidRequestError) as caught:
            stripe.PaymentIntent.cancel(intent.id)
        self.assertEqual(caught.exception.code, "payment_intent_unexpected_state")

    def test_missing_and_wrong_parameters(self):
        with self.assertRaises(stripe.error.InvalidRequestError) as caught:
            stripe.PaymentIntent.create(currency="usd")
        self.assertEqual((caught.exception.code, caught.exception.param), ("parameter_missing", "amount"))
        with self.assertRaises(stripe.error.InvalidRequestError) as caught:
            stripe.PaymentIntent.create(amount=100, currency="usd", customer="cus_nobody")
        self.assertEqual((caught.exception.code, caught.exception.param), ("resource_missing", "customer"))

    def test_refunds(self):
        paid = stripe.PaymentIntent.create(amount=1000, currency="usd", payment_method="pm_card_visa", confirm=True)
        part = stripe.Refund.create(payment_intent=paid.id, amount=300)
        self.assertEqual(part.status, "succeeded")
        with self.assertRaises(stripe.error.InvalidRequestError) as caught:
            stripe.Refund.create(payment_intent=paid.id, amount=900)
        self.assertEqual(caught.exception.param, "amount")
        rest = stripe.Refund.create(charge=paid.latest_charge, expand=["charge"])
        self.assertTrue(rest.charge.refunded)
        self.assertEqual(len(stripe.Refund.list(charge=paid.latest_charge).data), 2)
        with self.assertRaises(stripe.error.InvalidRequestError) as caught:
            stripe.Refund.create(charge=paid.latest_charge)
        self.assertEqual(caught.exception.code, "charge_already_refunded")

    def test_setup_intent_charge_dispute_and_balance(self):
        customer = stripe.Customer.create()
        setup = stripe.SetupIntent.create(customer=customer.id, payment_method="pm_card_visa", confirm=True)
        self.assertEqual(setup.status, "succeeded")
        charge = stripe.Charge.create(amount=1500, currency="usd", source="tok_visa")
        self.assertTrue(charge.paid)
        self.assertEqual(stripe.Charge.modify(charge.id, description="Book").description, "Book")
        self.assertEqual(stripe.BalanceTransaction.retrieve(charge.balance_transaction).source, charge.id)
        self.assertEqual(stripe.Balance.retrieve().object, "balance")
        disputed = stripe.PaymentIntent.create(
            amount=900, currency="usd", payment_method="pm_card_createDispute", confirm=True
        )
        dispute = stripe.Dispute.list(payment_intent=disputed.id).data[0]
        won = stripe.Dispute.modify(dispute.id, evidence={"uncategorized_text": "winning_evidence"})
        self.assertEqual(won.status, "won")


class Billing(unittest.TestCase):
    def test_products_prices_coupons(self):
        price = stripe.Price.create(
            currency="usd", unit_amount=900, product_data={"name": unique("Nested")}, expand=["product"]
        )
        self.assertEqual(price.type, "one_time")
        self.assertEqual(price.product.object, "product")
        product = stripe.Product.modify(price.product.id, active=False)
        self.assertIs(product.active, False)
        found = stripe.Product.search(query="name:'" + product.name + "'")
        self.assertEqual(found.data[0].id, product.id)
        coupon = stripe.Coupon.create(percent_off=12.5, duration="once")
        promotion = stripe.PromotionCode.create(coupon=coupon.id, code=unique("CODE"))
        self.assertEqual(promotion.coupon.percent_off, 12.5)
        self.assertTrue(stripe.Coupon.delete(coupon.id).deleted)

    def test_subscription(self):
        customer = paying_customer()
        price = monthly_price()
        subscription = stripe.Subscription.create(
            customer=customer.id,
            items=[{"price": price.id, "quantity": 2}],
            expand=["latest_invoice.payment_intent"],
        )
        self.assertEqual(subscription.status, "active")
        self.assertEqual(subscription["items"].data[0].price.id, price.id)
        self.assertEqual(subscription.latest_invoice.payment_intent.status, "succeeded")
        self.assertEqual(subscription.latest_invoice.lines.data[0].amount, 3000)
        item = subscription["items"].data[0].id
        changed = stripe.Subscription.modify(subscription.id, items=[{"id": item, "quantity": 3}])
        self.assertEqual(changed["items"].data[0].quantity, 3)
        self.assertEqual(stripe.SubscriptionItem.retrieve(item).quantity, 3)
        self.assertEqual(stripe.Subscription.delete(subscription.id).status, "canceled")
        with self.assertRaises(stripe.error.InvalidRequestError) as caught:
            stripe.Subscription.delete(subscription.id)
        self.assertEqual(caught.exception.http_status, 404)

    def test_invoice(self):
        customer = paying_customer()
        draft = stripe.Invoice.create(customer=customer.id)
        stripe.InvoiceItem.create(customer=customer.id, invoice=draft.id, amount=700, currency="usd")
        self.assertEqual(stripe.Invoice.retrieve(draft.id).total, 700)
        self.assertEqual(stripe.Invoice.finalize_invoice(draft.id).status, "open")
        paid = stripe.Invoice.pay(draft.id)
        self.assertEqual(paid.status, "paid")
        self.assertEqual(len(paid.lines.data), 1)
        with self.assertRaises(stripe.error.InvalidRequestError):
            stripe.Invoice.void_invoice(draft.id)

    def test_checkout_session_and_events(self):
        session = stripe.checkout.Session.create(
            mode="payment",
            success_url="https://example.com/ok",
            line_items=[
                {"quantity": 2, "price_data": {"currency": "usd", "unit_amount": 450, "product_data": {"name": "Mug"}}}
            ],
        )
        self.assertEqual(session.amount_total, 900)
        self.assertEqual(stripe.checkout.Session.list_line_items(session.id).data[0].quantity, 2)
        self.assertEqual(stripe.checkout.Session.expire(session.id).status, "expired")
        events = stripe.Event.list(type="checkout.session.expired", limit=100)
        self.assertIn(session.id, [e.data.object.id for e in events.data])


if __name__ == "__main__":
    unittest.main()
